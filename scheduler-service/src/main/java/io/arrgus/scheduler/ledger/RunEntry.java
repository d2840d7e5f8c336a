package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunRead;
import io.arrgus.model.run.RunState;
import io.arrgus.model.run.SkippedItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run, as the reports about it say. They come twice, late and in any order: a report that says nothing new leaves
 * it as it is, and a run that ended stays as it ended.
 *
 * @param startedAt when a worker was first heard of
 * @param fetchedAt when the whole answer of the Arr had been read
 * @param yielded whether the store said that another fetch of this run took its place
 * @param ending null while it is under way
 */
public record RunEntry(
        RunId id,
        ConnectionId connectionId,
        RunKind kind,
        long fence,
        Trigger trigger,
        List<Integer> arrIds,
        RunState state,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant fetchedAt,
        Progress progress,
        List<SkippedItem> skipped,
        boolean yielded,
        @Nullable Ending ending) {

    private static final int SKIPPED_SHOWN = 100;

    public RunEntry {
        arrIds = List.copyOf(arrIds);
        skipped = List.copyOf(skipped);
    }

    /** How far the latest known attempt is. */
    public record Progress(
            @Nullable String attempt,
            int fetched,
            int published,
            @Nullable Integer expected) {

        static final Progress NONE = new Progress(null, 0, 0, null);

        /** Reports of one attempt overtake each other, so the highest counts; another attempt begins anew. */
        Progress with(SyncProgress report) {
            var same = report.attemptId().value().equals(attempt);
            return new Progress(
                    report.attemptId().value(),
                    same ? Math.max(fetched, report.fetched()) : report.fetched(),
                    same ? Math.max(published, report.published()) : report.published(),
                    same && report.expected() == null ? expected : report.expected());
        }
    }

    /**
     * How it ended.
     *
     * @param digest of the list that the store now claims to equal; null if it makes no such claim
     * @param again whether it is to be done again at once
     */
    public record Ending(
            RunOutcome outcome,
            Instant at,
            Counts counts,
            @Nullable Failure failure,
            @Nullable String digest,
            Again again) {}

    /** Whether a run is done again at once. */
    public enum Again {
        NO,
        YES,
        /** Without the shortcut. */
        WHOLE
    }

    /** The run that {@code slot} of {@code connection} stands for, before anything was heard of it. */
    public static RunEntry of(ConnectionId connection, Slot slot) {
        return new RunEntry(
                slot.runId(),
                connection,
                slot.kind(),
                slot.fence(),
                slot.trigger(),
                slot.arrIds(),
                RunState.QUEUED,
                slot.claimedAt(),
                null,
                null,
                Progress.NONE,
                List.of(),
                false,
                null);
    }

    public boolean ended() {
        return ending != null;
    }

    public RunEntry progressed(SyncProgress report, Instant now) {
        return switch (state) {
            case QUEUED, FETCHING ->
                moved(RunState.FETCHING, startedAt != null ? startedAt : now, null, progress.with(report), skipped);
            case APPLYING, ENDED -> this;
        };
    }

    public RunEntry fetched(SyncFetched report, Instant now) {
        return switch (state) {
            case QUEUED, FETCHING ->
                switch (report.result()) {
                    case COMPLETE, PARTIAL -> read(report, report.items(), now);
                    case UNCHANGED -> read(report, 0, now);
                    case FAILED -> ended(RunOutcome.FAILED, report.failure(), now);
                };
            // Another attempt has brought its fetch to the end: it decides, also when this one failed.
            case APPLYING, ENDED -> this;
        };
    }

    private RunEntry read(SyncFetched report, int published, Instant now) {
        return moved(
                RunState.APPLYING,
                startedAt != null ? startedAt : now,
                now,
                new Progress(report.attemptId().value(), report.items(), published, report.items()),
                report.skipped().stream().limit(SKIPPED_SHOWN).toList());
    }

    public RunEntry applied(SyncApplied report, Instant now) {
        if (ended()) {
            return this;
        }
        var outcome = switch (report.result()) {
            case SUCCEEDED -> RunOutcome.SUCCEEDED;
            case UNCHANGED -> RunOutcome.UNCHANGED;
            case PARTIAL -> RunOutcome.PARTIAL;
            case HELD -> RunOutcome.HELD;
            case SUPERSEDED, REPEAT -> RunOutcome.SUPERSEDED;
        };
        if (report.result() == SyncApplied.Result.SUPERSEDED && kind == RunKind.FULL) {
            return yielding();
        }
        var again = report.result() == SyncApplied.Result.REPEAT ? Again.WHOLE : Again.NO;
        return ended(new Ending(outcome, now, report.counts(), null, report.digest(), again));
    }

    // FULL runs exclude each other, so what took its place is another attempt of this very run, whose own report is on
    // its way and tells more. Should it never come, the lease ends the run.
    private RunEntry yielding() {
        return new RunEntry(
                id,
                connectionId,
                kind,
                fence,
                trigger,
                arrIds,
                state,
                queuedAt,
                startedAt,
                fetchedAt,
                progress,
                skipped,
                true,
                null);
    }

    /** Ends it for a reason that is not the store's; one that ended already stays as it is. */
    public RunEntry ended(RunOutcome outcome, @Nullable Failure failure, Instant now) {
        return ended(outcome, failure, Again.NO, now);
    }

    /** As {@link #ended(RunOutcome, Failure, Instant)}, and is done again at once if {@code again} says so. */
    public RunEntry ended(RunOutcome outcome, @Nullable Failure failure, Again again, Instant now) {
        return ended() ? this : ended(new Ending(outcome, now, Counts.NONE, failure, null, again));
    }

    private RunEntry ended(Ending how) {
        return new RunEntry(
                id,
                connectionId,
                kind,
                fence,
                trigger,
                arrIds,
                RunState.ENDED,
                queuedAt,
                startedAt,
                fetchedAt,
                progress,
                skipped,
                yielded,
                how);
    }

    private RunEntry moved(
            RunState next,
            @Nullable Instant started,
            @Nullable Instant fetched,
            Progress reached,
            List<SkippedItem> left) {
        return new RunEntry(
                id,
                connectionId,
                kind,
                fence,
                trigger,
                arrIds,
                next,
                queuedAt,
                started,
                fetched,
                reached,
                left,
                yielded,
                null);
    }

    public RunRead toRead() {
        return new RunRead(
                id,
                connectionId,
                kind,
                fence,
                trigger.word(),
                arrIds,
                state,
                ending == null ? null : ending.outcome(),
                queuedAt,
                startedAt,
                fetchedAt,
                ending == null ? null : ending.at(),
                progress.fetched(),
                progress.published(),
                progress.expected(),
                ending == null ? Counts.NONE : ending.counts(),
                skipped,
                ending == null ? null : ending.failure());
    }
}
