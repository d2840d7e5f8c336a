package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run, as the store says.
 *
 * @param digest of the list that the store now claims to equal; null if it makes no such claim
 */
public record SyncApplied(
        RunId runId,
        AttemptId attemptId,
        ConnectionId connectionId,
        RunKind kind,
        long fence,
        Result result,
        Counts counts,
        @Nullable String digest)
        implements Message {

    /** What became of the run in the store. */
    public enum Result {
        SUCCEEDED,
        UNCHANGED,
        PARTIAL,
        HELD,
        SUPERSEDED,
        /** The claim on which {@code UNCHANGED} rested no longer holds: the run is done again without the shortcut. */
        REPEAT
    }
}
