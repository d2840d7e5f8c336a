package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.SkippedItem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a fetch. It may overtake the attempt's own batches.
 *
 * @param batches how many the attempt published: numbers 0 to {@code batches - 1}
 * @param items titles that were read
 * @param skipped items that could not be read: none of them is removed by this run
 * @param digest of the list as it was read, for a complete FULL run and for {@code UNCHANGED}; else null
 * @param failure why it failed; null otherwise
 * @param fuse of the connection; null if the store's default is right
 */
public record SyncFetched(
        RunId runId,
        AttemptId attemptId,
        ConnectionId connectionId,
        RunKind kind,
        long fence,
        Result result,
        int batches,
        int items,
        List<SkippedItem> skipped,
        @Nullable String digest,
        @Nullable Failure failure,
        @Nullable RemovalFuse fuse)
        implements Message {

    public SyncFetched {
        skipped = List.copyOf(skipped);
    }

    /** How far the fetch came. */
    public enum Result {
        /** The list equals the known one: nothing was published. */
        UNCHANGED,
        /** Everything was read and published, but for what is listed as skipped. */
        COMPLETE,
        /** Something is missing that nobody can name: it applies, and removes nothing. */
        PARTIAL,
        /** Nothing of it counts. */
        FAILED
    }
}
