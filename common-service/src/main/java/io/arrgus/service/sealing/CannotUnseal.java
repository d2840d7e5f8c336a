package io.arrgus.service.sealing;

import io.arrgus.model.connection.ConnectionId;

/** A sealed key does not open: it was sealed under another master key, or for another connection. */
public final class CannotUnseal extends RuntimeException {

    CannotUnseal(ConnectionId owner, Throwable cause) {
        super(
                "The sealed key of connection " + owner + " does not open: the services have different master keys",
                cause);
    }
}
