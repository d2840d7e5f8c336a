package io.arrgus.service.messaging;

import org.springframework.amqp.AmqpException;

/** The broker did not take a message, or had no queue for it. It may have arrived all the same: send it again. */
public final class NotPublished extends AmqpException {

    NotPublished(String what) {
        super(what);
    }

    NotPublished(String what, Throwable cause) {
        super(what, cause);
    }
}
