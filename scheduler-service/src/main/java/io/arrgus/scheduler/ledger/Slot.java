package io.arrgus.scheduler.ledger;

import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place that a run of its kind can have in a connection. It is also the outbox of its request: all that a
 * later repetition needs to send the same request again is here.
 *
 * @param arrIds the Arr's own ids that an ITEMS run reads; empty for a FULL run
 * @param knownDigest what the request says the store has; null if the whole list is to be published in any case
 * @param published whether the broker is known to have the request
 * @param leaseUntil when it is given up as lost; while it is not published: when it is published again
 * @param trace the W3C {@code traceparent} that all that is done for it goes on with; null if it has none
 */
public record Slot(
        RunId runId,
        RunKind kind,
        long fence,
        List<Integer> arrIds,
        Trigger trigger,
        @Nullable String knownDigest,
        RunState state,
        boolean published,
        Instant claimedAt,
        Instant leaseUntil,
        @Nullable String trace) {

    public Slot {
        arrIds = List.copyOf(arrIds);
    }

    /** The same run, a step further. A report proves that its request was published. */
    public Slot reached(RunState next, Instant until) {
        return new Slot(runId, kind, fence, arrIds, trigger, knownDigest, next, true, claimedAt, until, trace);
    }

    public Slot until(Instant until) {
        return new Slot(runId, kind, fence, arrIds, trigger, knownDigest, state, published, claimedAt, until, trace);
    }

    public boolean overAt(Instant now) {
        return !leaseUntil.isAfter(now);
    }
}
