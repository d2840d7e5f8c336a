package io.arrgus.store.kernel;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.Counts;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run, as soon as all of an attempt has arrived. Whoever finds that does it, as often as it is found: every
 * step can be repeated.
 */
final class Finishing {

    private final MediaDatabase database;
    private final Removal removal;
    private final Holds holds;

    Finishing(MediaDatabase database, Removal removal, Holds holds) {
        this.database = database;
        this.removal = removal;
        this.holds = holds;
    }

    /** The end of the run; empty while something of the attempt is still under way. */
    Optional<SyncApplied> finish(Attempt attempt) {
        var expected = attempt.expected();
        if (expected == null || !attempt.full()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (attempt.key().kind()) {
                    case FULL -> finishFull(attempt, expected);
                    case ITEMS -> finishItems(attempt, expected);
                });
    }

    private SyncApplied finishItems(Attempt attempt, Attempt.Expected expected) {
        var key = attempt.key();
        var late = database.state(key.connectionId()).isLate(key.fence());
        return applied(attempt, late ? Result.SUPERSEDED : itemsResult(attempt, expected), counts(attempt, 0, 0), null);
    }

    private static Result itemsResult(Attempt attempt, Attempt.Expected expected) {
        if (attempt.counts().held() > 0) {
            return Result.HELD;
        }
        return expected.partial() ? Result.PARTIAL : Result.SUCCEEDED;
    }

    private SyncApplied finishFull(Attempt attempt, Attempt.Expected expected) {
        var key = attempt.key();
        // First the floor: whoever writes after this finds out that he is late.
        if (!database.raiseFloor(key.connectionId(), key.fence(), key.attemptId()) && !holdsFloor(key)) {
            return applied(attempt, Result.SUPERSEDED, counts(attempt, 0, 0), null);
        }
        if (expected.partial()) {
            return applied(attempt, Result.PARTIAL, counts(attempt, 0, 0), null);
        }
        var decision = removal.decide(attempt, expected);
        var now = database.now();
        var removed = removal.remove(key, decision, now);
        var missing = new Hold.Found(key.runId(), key.fence(), Hold.Why.MISSING, now, decision.held());
        if (!holds.settle(key.connectionId(), missing, Set.copyOf(decision.removed()))) {
            return applied(attempt, Result.SUPERSEDED, counts(attempt, removed, 0), null);
        }
        var digest = close(key, exact(attempt, expected, decision) ? expected.digest() : null, now);
        return applied(
                attempt,
                decision.held().isEmpty() ? Result.SUCCEEDED : Result.HELD,
                counts(attempt, removed, decision.held().size()),
                digest);
    }

    /** Whether the living titles now are those of the list, by all that this run knows. */
    private boolean exact(Attempt attempt, Attempt.Expected expected, Attempt.Decision decision) {
        return expected.skipped() == 0
                && !attempt.refused()
                && decision.held().isEmpty()
                && database.countAttempts(attempt.key().runId()) == 1;
    }

    /** Returns the digest, if the library can be claimed to equal it. */
    private @Nullable String close(Attempt.Key key, @Nullable String digest, Instant now) {
        var connection = key.connectionId();
        if (!database.state(connection).imported()) {
            database.recordImport(connection, key.runId(), key.fence(), now, database.countLive(connection));
        }
        return database.closeRun(connection, key.fence(), digest)
                .filter(state -> state.digestFence() == key.fence())
                .flatMap(LibraryState::claim)
                .orElse(null);
    }

    private boolean holdsFloor(Attempt.Key key) {
        return database.state(key.connectionId()).heldBy(key.fence(), key.attemptId());
    }

    private static SyncApplied applied(Attempt attempt, Result result, Counts counts, @Nullable String digest) {
        var key = attempt.key();
        return new SyncApplied(
                key.runId(), key.attemptId(), key.connectionId(), key.kind(), key.fence(), result, counts, digest);
    }

    private static Counts counts(Attempt attempt, int removed, int held) {
        var applied = attempt.counts();
        var expected = attempt.expected();
        return new Counts(
                applied.seen(),
                applied.created(),
                applied.changed(),
                applied.unchanged(),
                applied.restored(),
                applied.removed() + removed,
                applied.held() + held,
                expected == null ? 0 : expected.skipped(),
                applied.refused());
    }
}
