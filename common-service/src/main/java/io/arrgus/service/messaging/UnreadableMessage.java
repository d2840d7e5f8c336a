package io.arrgus.service.messaging;

/** The bytes are none of our messages, or of a version that we do not know. Asking again cannot help. */
public final class UnreadableMessage extends RuntimeException {

    UnreadableMessage(String what) {
        super(what);
    }

    UnreadableMessage(String what, Throwable cause) {
        super(what, cause);
    }
}
