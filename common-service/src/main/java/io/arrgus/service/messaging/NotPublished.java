package io.arrgus.service.messaging;

import org.springframework.amqp.AmqpException;

/** The broker did not take a message, or had no queue for it. It may have arrived all the same: send it again. */
public final class NotPublished extends AmqpException {

    private final boolean queueIsMissing;

    private NotPublished(String what, boolean queueIsMissing) {
        super(what);
        this.queueIsMissing = queueIsMissing;
    }

    NotPublished(String what, Throwable cause) {
        super(what, cause);
        this.queueIsMissing = false;
    }

    static NotPublished noQueueFor(String what) {
        return new NotPublished(what, true);
    }

    /** The broker is there, but had no queue for it. */
    public boolean queueIsMissing() {
        return queueIsMissing;
    }
}
