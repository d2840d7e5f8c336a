package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What has arrived of one fetch.
 *
 * @param got numbers of the batches that were applied
 * @param counts of those batches
 * @param refused whether any of them held a title that a newer run had seen differently
 * @param expected how the fetch ended; null until that is known
 * @param decision about the titles that were not in the list; null until it was made
 */
public record Attempt(
        Key key,
        Set<Integer> got,
        Counts counts,
        boolean refused,
        @Nullable Expected expected,
        @Nullable Decision decision) {

    public Attempt {
        got = Set.copyOf(got);
    }

    /** Names the attempt, and says whose it is. */
    public record Key(RunId runId, AttemptId attemptId, ConnectionId connectionId, RunKind kind, long fence) {

        @Override
        public String toString() {
            return runId + ":" + attemptId;
        }
    }

    /**
     * How a fetch ended.
     *
     * @param partial something is missing that nobody can name
     * @param items titles that were read
     * @param skippedIds external ids of the items that could not be read
     * @param skipped how many items could not be read
     * @param fuse of the connection; null if the usual one is right
     */
    public record Expected(
            int batches,
            boolean partial,
            int items,
            Set<String> skippedIds,
            int skipped,
            @Nullable String digest,
            @Nullable RemovalFuse fuse) {

        public Expected {
            skippedIds = Set.copyOf(skippedIds);
        }
    }

    /**
     * What to do about the titles that were not in a complete list. It is made once, however often the run's end is
     * processed, because it depends on a moment.
     *
     * @param removed external ids of those that go
     * @param held external ids of those that wait for a person
     */
    public record Decision(List<String> removed, List<String> held) {

        public Decision {
            removed = List.copyOf(removed);
            held = List.copyOf(held);
        }
    }

    /** Whether the fetch ended and all of it was applied. */
    boolean full() {
        return expected != null
                && got.size() >= expected.batches()
                && IntStream.range(0, expected.batches()).allMatch(got::contains);
    }
}
