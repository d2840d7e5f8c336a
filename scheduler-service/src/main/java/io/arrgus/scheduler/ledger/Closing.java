package io.arrgus.scheduler.ledger;

import io.arrgus.model.run.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What the store must still be told about a connection that is gone or points to another place.
 *
 * @param fence above everything that was ever asked for under the old settings
 * @param deleted whether the connection is gone for good
 * @param openRuns runs that were under way and end with it
 * @param tellAt when the store is told again, if it has not answered by then
 * @param told how often it was told
 */
public record Closing(long fence, boolean deleted, List<RunId> openRuns, Instant tellAt, int told) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final int DOUBLINGS = 6;

    public Closing {
        openRuns = List.copyOf(openRuns);
    }

    /** The store was told at {@code now}. The pauses grow: a store that is away for a day is not buried in messages. */
    public Closing toldAt(Instant now) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(told, DOUBLINGS));
        return new Closing(fence, deleted, List.of(), now.plus(pause), told + 1);
    }

    /** The broker did not take it. */
    public Closing againAt(Instant next) {
        return new Closing(fence, deleted, openRuns, next, told);
    }

    /** Whether the store's answer is to this, or to something that came later. */
    public boolean answeredBy(long answered, boolean answeredDeleted) {
        return deleted == answeredDeleted && answered >= fence;
    }
}
