package io.arrgus.scheduler;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What workers and stores would report about a request. */
public final class Reports {

    public static final AttemptId FIRST = new AttemptId("attempt-1");
    public static final Counts COUNTS = new Counts(50, 50, 0, 0, 0, 0, 0, 0, 0);

    private Reports() {}

    public static SyncProgress progress(SyncRequest request, int fetched, int published) {
        return progress(request, FIRST, fetched, published);
    }

    public static SyncProgress progress(SyncRequest request, AttemptId attempt, int fetched, int published) {
        return new SyncProgress(
                request.runId(),
                attempt,
                request.connectionId(),
                request.kind(),
                SyncProgress.Phase.PUBLISHING,
                1_000,
                fetched,
                published,
                50);
    }

    public static SyncFetched fetched(SyncRequest request, SyncFetched.Result result) {
        return fetched(request, result, null);
    }

    public static SyncFetched failed(SyncRequest request, Failure failure) {
        return fetched(request, SyncFetched.Result.FAILED, failure);
    }

    private static SyncFetched fetched(SyncRequest request, SyncFetched.Result result, @Nullable Failure failure) {
        return new SyncFetched(
                request.runId(),
                FIRST,
                request.connectionId(),
                request.kind(),
                request.fence(),
                result,
                1,
                failure == null ? 50 : 0,
                List.of(),
                "d1",
                failure,
                null);
    }

    public static SyncApplied applied(SyncRequest request, SyncApplied.Result result) {
        return applied(request, FIRST, result, "d1");
    }

    public static SyncApplied applied(
            SyncRequest request, AttemptId attempt, SyncApplied.Result result, @Nullable String digest) {
        return new SyncApplied(
                request.runId(),
                attempt,
                request.connectionId(),
                request.kind(),
                request.fence(),
                result,
                COUNTS,
                digest);
    }
}
