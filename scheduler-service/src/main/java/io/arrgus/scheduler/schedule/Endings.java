package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.KnownDigest;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunEntry.Ending;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Standing;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows for a connection from how a run ended. */
final class Endings {

    private static final Duration SOONEST_RETRY = Duration.ofMinutes(1);

    private Endings() {}

    /**
     * Frees the slot of {@code run} and draws the consequences: once, because a connection that no longer names the run
     * is left as it is.
     */
    static ConnectionEntry of(ConnectionEntry entry, RunEntry run) {
        var ending = run.ending();
        var slot = entry.slotOf(run.id()).orElse(null);
        if (ending == null || slot == null) {
            return entry;
        }
        var freed = entry.withSlot(slot.kind(), null).withStanding(standing(entry.standing(), slot.kind(), ending));
        return switch (slot.kind()) {
            case FULL -> again(freed.withDigest(digest(entry, slot, ending)), ending);
            case ITEMS -> idsBack(freed, slot, ending);
        };
    }

    private static ConnectionEntry again(ConnectionEntry entry, Ending ending) {
        if (ending.repeat()) {
            return entry.withPending(entry.pending().andFull(Trigger.REPEAT, true));
        }
        return ending.outcome() == RunOutcome.LOST
                ? entry.withPending(entry.pending().andFull(Trigger.LOST, false))
                : entry;
    }

    // A failed ITEMS run would fail again at once, so its ids wait for the next FULL run or for somebody who asks.
    private static ConnectionEntry idsBack(ConnectionEntry entry, Slot slot, Ending ending) {
        return switch (ending.outcome()) {
            case LOST -> entry.withPending(entry.pending().andItems(Trigger.LOST, slot.arrIds(), null));
            case FAILED ->
                entry.withPending(entry.pending().andItems(slot.trigger(), slot.arrIds(), retryAt(entry, ending.at())));
            case SUCCEEDED, UNCHANGED, PARTIAL, HELD, SUPERSEDED, CANCELLED -> entry;
        };
    }

    private static Instant retryAt(ConnectionEntry entry, Instant failedAt) {
        var soonest = failedAt.plus(SOONEST_RETRY);
        return entry.nextFullAt().isBefore(soonest) ? soonest : entry.nextFullAt();
    }

    // What was claimed meanwhile voids the store's claim. After a failure nothing was applied, so it still holds; and
    // should it not, the store says so.
    private static @Nullable KnownDigest digest(ConnectionEntry entry, Slot slot, Ending ending) {
        var known = entry.digest();
        return switch (ending.outcome()) {
            case FAILED -> known;
            case LOST, SUPERSEDED, CANCELLED -> null;
            case SUCCEEDED, PARTIAL, HELD -> claimed(entry, slot, ending, slot.claimedAt());
            case UNCHANGED -> known == null ? null : claimed(entry, slot, ending, known.readAt());
        };
    }

    private static @Nullable KnownDigest claimed(ConnectionEntry entry, Slot slot, Ending ending, Instant readAt) {
        return ending.digest() == null || entry.fence() != slot.fence()
                ? null
                : new KnownDigest(ending.digest(), readAt);
    }

    private static Standing standing(Standing before, RunKind kind, Ending ending) {
        return switch (ending.outcome()) {
            case SUCCEEDED, UNCHANGED -> good(before, kind, ending);
            case PARTIAL, HELD -> new Standing(ConnectionState.DEGRADED, before.lastSuccessAt(), null, null);
            case FAILED, LOST ->
                new Standing(stateAfter(ending.failure()), before.lastSuccessAt(), ending.failure(), ending.at());
            case SUPERSEDED, CANCELLED -> before;
        };
    }

    private static Standing good(Standing before, RunKind kind, Ending ending) {
        return switch (kind) {
            case FULL ->
                new Standing(
                        ending.counts().skipped() > 0 ? ConnectionState.DEGRADED : ConnectionState.OK,
                        ending.at(),
                        null,
                        null);
            // A few titles cannot make up for what a FULL run left out.
            case ITEMS ->
                new Standing(
                        before.state() == ConnectionState.DEGRADED ? ConnectionState.DEGRADED : ConnectionState.OK,
                        before.lastSuccessAt(),
                        null,
                        null);
        };
    }

    private static ConnectionState stateAfter(@Nullable Failure failure) {
        return failure != null && failure.kind() == FailureKind.NEEDS_ATTENTION
                ? ConnectionState.NEEDS_ATTENTION
                : ConnectionState.FAILING;
    }
}
