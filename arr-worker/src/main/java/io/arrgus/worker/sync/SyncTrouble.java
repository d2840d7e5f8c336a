package io.arrgus.worker.sync;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import java.util.Locale;

/** What can go wrong on our own side of a sync. In the sentences, {@code %1$s} is the connection's name. */
enum SyncTrouble {
    NO_SPOOL_SPACE(
            "The library of %1$s was not received: the worker's disk is full or not writable.",
            "Free space, or point arrgus.worker.sync.spool-directory to a larger disk; the sync is repeated by itself."),
    TOOK_TOO_LONG(
            "The sync of %1$s was given up because it took longer than %2$s s.",
            "The Arr, the network or the broker is very slow; the sync is repeated by itself.");

    private final String message;
    private final String hint;

    SyncTrouble(String message, String hint) {
        this.message = message;
        this.hint = hint;
    }

    Failure failure(Connection connection, Object detail) {
        return new Failure(
                FailureKind.TRANSIENT,
                name().toLowerCase(Locale.ROOT),
                message.formatted(connection.name(), detail),
                hint);
    }
}
