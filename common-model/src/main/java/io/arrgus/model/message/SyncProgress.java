package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a worker is still at it: renews the lease of the run.
 *
 * @param bytes of the list that have arrived
 * @param fetched titles read so far
 * @param published titles handed to the store so far
 * @param expected titles in the list, as soon as that is known
 */
public record SyncProgress(
        RunId runId,
        AttemptId attemptId,
        ConnectionId connectionId,
        RunKind kind,
        Phase phase,
        long bytes,
        int fetched,
        int published,
        @Nullable Integer expected)
        implements Message {

    /** What the worker is doing. */
    public enum Phase {
        /** Asks {@code system/status}. */
        CHECKING,
        /** Waits for the first byte, or receives. */
        RECEIVING,
        /** Proves the list complete and maps it. */
        READING,
        /** Hands it to the store. */
        PUBLISHING
    }
}
