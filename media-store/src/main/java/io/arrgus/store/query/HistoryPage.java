package io.arrgus.store.query;

import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.HistoryEntry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a title, the newest first.
 *
 * @param nextCursor for the next page; null on the last one
 */
record HistoryPage(List<HistoryRead> items, @Nullable String nextCursor) {

    /**
     * One change.
     *
     * @param rev counts the changes of the title; one that came with the first import of its connection begins at 0
     * @param runId which run brought it; null for what a user decided
     * @param changed what differs, by member
     */
    record HistoryRead(
            long rev,
            HistoryEntry.What what,
            Instant at,
            @Nullable RunId runId,
            Map<String, HistoryEntry.Change> changed) {

        static HistoryRead of(HistoryEntry entry) {
            return new HistoryRead(entry.rev(), entry.what(), entry.at(), entry.runId(), entry.changed());
        }
    }
}
