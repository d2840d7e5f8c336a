package io.arrgus.store.kernel;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.Counts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends a run, as soon as all of an attempt has arrived. Whoever finds that does it, as often as it is found: every
 * step can be repeated.
 */
final class Finishing {

    private final MediaDatabase database;
    private final Removal removal;

    Finishing(MediaDatabase database, Removal removal) {
        this.database = database;
        this.removal = removal;
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
        var read = expected.partial() ? Result.PARTIAL : Result.SUCCEEDED;
        return applied(attempt, late ? Result.SUPERSEDED : read, counts(attempt, 0, 0), null);
    }

    private SyncApplied finishFull(Attempt attempt, Attempt.Expected expected) {
        var key = attempt.key();
        // First the floor: whoever writes after this finds out that he is late.
        if (!database.raiseFloor(key.connectionId(), key.fence(), key.attemptId()) && !holdsFloor(key)) {
            return superseded(attempt);
        }
        if (expected.partial()) {
            return applied(attempt, Result.PARTIAL, counts(attempt, 0, 0), null);
        }
        var now = database.now();
        var decision = removal.decide(attempt, expected, now);
        return decision.hold() ? hold(attempt, decision, now) : remove(attempt, expected, decision, now);
    }

    private SyncApplied remove(Attempt attempt, Attempt.Expected expected, Attempt.Decision decision, Instant now) {
        var key = attempt.key();
        var removed = removal.remove(key, decision, now);
        database.dropHold(key.connectionId(), key.fence());
        var exact = expected.skipped() == 0 && !attempt.refused() && database.countAttempts(key.runId()) == 1;
        var digest = close(key, exact ? expected.digest() : null, now);
        return applied(attempt, Result.SUCCEEDED, counts(attempt, removed, 0), digest);
    }

    private SyncApplied hold(Attempt attempt, Attempt.Decision decision, Instant now) {
        var key = attempt.key();
        var hold = new Hold(
                key.connectionId(),
                key.runId(),
                key.attemptId(),
                key.fence(),
                now,
                database.countLive(key.connectionId()),
                decision.externalIds());
        // A miss says only that somebody was faster. The floor says whether he is newer, also if he came after us.
        boolean put;
        do {
            put = database.putHold(hold);
            if (!holdsFloor(key)) {
                return superseded(attempt);
            }
        } while (!put);
        close(key, null, now);
        return applied(
                attempt, Result.HELD, counts(attempt, 0, decision.externalIds().size()), null);
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

    private SyncApplied superseded(Attempt attempt) {
        database.takeBackHold(attempt.key().connectionId(), attempt.key().attemptId());
        return applied(attempt, Result.SUPERSEDED, counts(attempt, 0, 0), null);
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
                held,
                expected == null ? 0 : expected.skipped(),
                applied.refused());
    }
}
