package io.arrgus.model.run;

import io.arrgus.model.connection.ConnectionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run as people see it.
 *
 * @param trigger what asked for it: {@code created}, {@code schedule}, {@code user}, {@code edited}, {@code pending},
 *     {@code repeat}, {@code retry}, {@code lost}, {@code approved}
 * @param arrIds the Arr's own ids that an ITEMS run reads; empty for a FULL run
 * @param outcome null until it ended
 * @param fetched titles read from the Arr so far
 * @param published titles handed to the store so far
 * @param expected titles in the Arr's answer, as soon as that is known
 * @param skipped at most the first 100
 */
public record RunRead(
        RunId id,
        ConnectionId connectionId,
        RunKind kind,
        long fence,
        String trigger,
        List<Integer> arrIds,
        RunState state,
        @Nullable RunOutcome outcome,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant fetchedAt,
        @Nullable Instant endedAt,
        int fetched,
        int published,
        @Nullable Integer expected,
        Counts counts,
        List<SkippedItem> skipped,
        @Nullable Failure failure) {

    public RunRead {
        arrIds = List.copyOf(arrIds);
        skipped = List.copyOf(skipped);
    }
}
