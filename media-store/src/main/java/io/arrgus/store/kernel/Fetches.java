package io.arrgus.store.kernel;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.Counts;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes in how a fetch ended. */
final class Fetches {

    private final MediaDatabase database;

    Fetches(MediaDatabase database) {
        this.database = database;
    }

    /** Notes what the attempt must have before its run can end. */
    Attempt expect(SyncFetched fetched) {
        // An empty list has no batch that would have done this.
        database.touch(fetched.connectionId(), fetched.fence());
        var key = new Attempt.Key(
                fetched.runId(), fetched.attemptId(), fetched.connectionId(), fetched.kind(), fetched.fence());
        return database.expect(
                key,
                new Attempt.Expected(
                        fetched.batches(),
                        partial(fetched),
                        fetched.items(),
                        fetched.skipped().stream()
                                .flatMap(it -> Stream.ofNullable(it.externalId()))
                                .collect(Collectors.toSet()),
                        fetched.skipped().size(),
                        fetched.digest(),
                        fetched.fuse()));
    }

    /** An item of which nobody knows what it stands for could be any title: then no title may be taken for missing. */
    private static boolean partial(SyncFetched fetched) {
        return fetched.result() == SyncFetched.Result.PARTIAL
                || fetched.skipped().stream().anyMatch(it -> it.externalId() == null);
    }

    /** Ends a run whose list equals what we have, if we still have it. */
    SyncApplied unchanged(SyncFetched fetched) {
        while (true) {
            var state = database.state(fetched.connectionId());
            if (state.heldBy(fetched.fence(), fetched.attemptId())) {
                return applied(fetched, Result.UNCHANGED);
            }
            if (state.isLate(fetched.fence())) {
                return applied(fetched, Result.SUPERSEDED);
            }
            var claim = state.claim();
            if (claim.isEmpty() || !claim.get().equals(fetched.digest())) {
                return applied(fetched, Result.REPEAT);
            }
            if (database.closeUnchanged(fetched.connectionId(), state, fetched.fence(), fetched.attemptId())) {
                return applied(fetched, Result.UNCHANGED);
            }
        }
    }

    private static SyncApplied applied(SyncFetched fetched, Result result) {
        var unchanged = result == Result.UNCHANGED;
        return new SyncApplied(
                fetched.runId(),
                fetched.attemptId(),
                fetched.connectionId(),
                fetched.kind(),
                fetched.fence(),
                result,
                unchanged ? seen(fetched) : Counts.NONE,
                unchanged ? fetched.digest() : null);
    }

    private static Counts seen(SyncFetched fetched) {
        return new Counts(fetched.items(), 0, 0, fetched.items(), 0, 0, 0, 0, 0);
    }
}
