package io.arrgus.worker.sync;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.service.metrics.SyncPhases;
import io.arrgus.worker.arr.Lifeline;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one request, as far as it has come. One thread works on it, another one reports it, so the counts are
 * volatile; only the worker writes them.
 */
final class Attempt {

    private final SyncRequest request;
    private final AttemptId id = new AttemptId(UUID.randomUUID().toString());
    private final Lifeline lifeline = new Lifeline();
    private final SyncPhases.Laps laps;
    private volatile Phase phase = Phase.CHECKING;
    private volatile long bytes;
    private volatile int fetched;
    private volatile int published;
    private volatile @Nullable Integer expected;

    Attempt(SyncRequest request, SyncPhases.Laps laps) {
        this.request = request;
        this.laps = laps;
    }

    SyncRequest request() {
        return request;
    }

    Connection connection() {
        return request.connection();
    }

    Lifeline lifeline() {
        return lifeline;
    }

    /** Where the time of it goes; for the thread that works on it. */
    SyncPhases.Laps laps() {
        return laps;
    }

    void enter(Phase next) {
        phase = next;
    }

    Phase phase() {
        return phase;
    }

    void received(long bytesSoFar) {
        bytes = bytesSoFar;
    }

    void fetched(int titlesSoFar) {
        fetched = titlesSoFar;
    }

    void published(int titlesSoFar) {
        published = titlesSoFar;
    }

    void expect(int titles) {
        expected = titles;
    }

    SyncProgress progress() {
        return new SyncProgress(
                request.runId(),
                id,
                request.connectionId(),
                request.kind(),
                phase,
                bytes,
                fetched,
                published,
                expected);
    }

    MediaStatusEvent batch(int number, List<MediaCreate> seen, List<Integer> goneArrIds) {
        return new MediaStatusEvent(
                request.runId(),
                id,
                request.connectionId(),
                request.kind(),
                request.fence(),
                number,
                request.connection().monitorType(),
                seen,
                goneArrIds,
                request.connection().fuse());
    }

    SyncFetched ended(Result result, int batches, int items, List<SkippedItem> skipped, @Nullable String digest) {
        return end(result, batches, items, skipped, digest, null);
    }

    SyncFetched failed(Failure failure) {
        return end(Result.FAILED, 0, 0, List.of(), null, failure);
    }

    private SyncFetched end(
            Result result,
            int batches,
            int items,
            List<SkippedItem> skipped,
            @Nullable String digest,
            @Nullable Failure failure) {
        return new SyncFetched(
                request.runId(),
                id,
                request.connectionId(),
                request.kind(),
                request.fence(),
                result,
                batches,
                items,
                skipped,
                digest,
                failure,
                request.connection().fuse());
    }
}
