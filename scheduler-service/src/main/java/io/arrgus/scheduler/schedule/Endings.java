package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.KnownDigest;
import io.arrgus.scheduler.ledger.LeftUndone;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunEntry.Again;
import io.arrgus.scheduler.ledger.RunEntry.Ending;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Standing;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What follows for a connection from how a run ended. */
@Component
final class Endings {

    private final BackOff backOff;

    Endings(BackOff backOff) {
        this.backOff = backOff;
    }

    /**
     * Frees the slot of {@code run} and draws the consequences: once, because a connection that no longer names the run
     * is left as it is.
     */
    ConnectionEntry of(ConnectionEntry entry, RunEntry run) {
        var ending = run.ending();
        var slot = entry.slotOf(run.id()).orElse(null);
        if (ending == null || slot == null) {
            return entry;
        }
        var kind = slot.kind();
        var freed = entry.withSlot(kind, null).withStanding(standing(entry.standing(), kind, ending));
        return switch (kind) {
            case FULL -> fullAgain(freed.withDigest(digest(entry, slot, ending)), ending);
            case ITEMS -> itemsAgain(freed, slot, ending);
        };
    }

    private ConnectionEntry fullAgain(ConnectionEntry entry, Ending ending) {
        return switch (ending.again()) {
            case WHOLE -> entry.withPending(entry.pending().andFull(Trigger.REPEAT, true));
            case YES -> entry.withPending(entry.pending().andFull(Trigger.LOST, false));
            case NO ->
                failed(ending)
                        ? entry.withNextFullAt(retryAt(entry, RunKind.FULL, ending))
                        // The Arr answered: what waited for that need not wait any longer.
                        : entry.withPending(entry.pending().atOnce());
        };
    }

    private ConnectionEntry itemsAgain(ConnectionEntry entry, Slot slot, Ending ending) {
        if (!failed(ending)) {
            return entry;
        }
        var lost = ending.outcome() == RunOutcome.LOST;
        var retryAt = ending.again() == Again.NO ? retryAt(entry, RunKind.ITEMS, ending) : null;
        return entry.withPending(
                entry.pending().andItems(lost ? Trigger.LOST : slot.trigger(), slot.arrIds(), retryAt));
    }

    private Instant retryAt(ConnectionEntry entry, RunKind kind, Ending ending) {
        return ending.at().plus(backOff.after(ending, entry.standing().failed(kind)));
    }

    private static boolean failed(Ending ending) {
        return switch (ending.outcome()) {
            case FAILED, LOST -> true;
            case SUCCEEDED, UNCHANGED, PARTIAL, HELD, SUPERSEDED, CANCELLED -> false;
        };
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
            case SUCCEEDED, UNCHANGED, PARTIAL, HELD -> good(before, kind, ending);
            case FAILED, LOST -> bad(before, kind, ending);
            case SUPERSEDED, CANCELLED -> before;
        };
    }

    // A few titles cannot make up for what a FULL run could not do.
    private static Standing good(Standing before, RunKind kind, Ending ending) {
        if (kind == RunKind.ITEMS && before.failedFulls() > 0) {
            return before.itemsAnswered();
        }
        var leftUndone = leftUndone(before, kind, ending);
        return new Standing(
                leftUndone == null ? ConnectionState.OK : ConnectionState.DEGRADED,
                kind == RunKind.FULL && upToDate(ending) ? ending.at() : before.lastSuccessAt(),
                null,
                null,
                leftUndone,
                0,
                0);
    }

    private static @Nullable LeftUndone leftUndone(Standing before, RunKind kind, Ending ending) {
        var counts = ending.counts();
        return switch (ending.outcome()) {
            case HELD -> new LeftUndone(LeftUndone.Kind.HELD, counts.held());
            case PARTIAL -> new LeftUndone(LeftUndone.Kind.PARTIAL, counts.skipped());
            default ->
                switch (kind) {
                    case FULL ->
                        counts.skipped() == 0 ? null : new LeftUndone(LeftUndone.Kind.SKIPPED, counts.skipped());
                    case ITEMS -> before.leftUndone();
                };
        };
    }

    private static boolean upToDate(Ending ending) {
        return ending.outcome() == RunOutcome.SUCCEEDED || ending.outcome() == RunOutcome.UNCHANGED;
    }

    // What is done again at once says nothing about the Arr: it does not make the next pause longer.
    private static Standing bad(Standing before, RunKind kind, Ending ending) {
        var more = ending.again() == Again.NO ? 1 : 0;
        return new Standing(
                BackOff.onlyAPersonCanMend(ending) ? ConnectionState.NEEDS_ATTENTION : ConnectionState.FAILING,
                before.lastSuccessAt(),
                ending.failure(),
                ending.at(),
                null,
                before.failedFulls() + (kind == RunKind.FULL ? more : 0),
                before.failedItems() + (kind == RunKind.ITEMS ? more : 0));
    }
}
