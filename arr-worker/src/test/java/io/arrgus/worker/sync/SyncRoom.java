package io.arrgus.worker.sync;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.service.tracing.Traces;
import io.arrgus.worker.arr.ArrRoom;
import io.arrgus.worker.arr.ConnectionManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

/** A sync with everything real but the broker: it keeps what would have been published. */
final class SyncRoom implements MediaStatusEvents, SyncReports {

    private static final ConnectionManager CONNECTIONS =
            ArrRoom.open(Clock.systemUTC()).getBean(ConnectionManager.class);

    final List<MediaStatusEvent> batches = new CopyOnWriteArrayList<>();
    final List<SyncProgress> progress = new CopyOnWriteArrayList<>();
    final List<SyncFetched> ended = new CopyOnWriteArrayList<>();

    private final ConnectionManager connections;
    private final SyncProperties properties;
    private final Clock clock;

    /** Answers of the broker; a test may replace them. */
    Supplier<CompletableFuture<Void>> onBatch = () -> CompletableFuture.completedFuture(null);

    Supplier<CompletableFuture<Void>> onProgress = () -> CompletableFuture.completedFuture(null);

    private SyncRoom(ConnectionManager connections, SyncProperties properties, Clock clock) {
        this.connections = connections;
        this.properties = properties;
        this.clock = clock;
    }

    static SyncRoom in(Path spool) {
        return new SyncRoom(CONNECTIONS, properties(spool), Clock.systemUTC());
    }

    static SyncRoom with(ConnectionManager connections, Path spool) {
        return new SyncRoom(connections, properties(spool), Clock.systemUTC());
    }

    static SyncRoom at(Clock clock, ConnectionManager connections, Path spool) {
        return new SyncRoom(connections, properties(spool), clock);
    }

    static SyncProperties properties(Path spool) {
        return new SyncProperties(
                spool,
                Duration.ofSeconds(15),
                Duration.ofMinutes(20),
                DataSize.ofKilobytes(128),
                DataSize.ofMegabytes(8),
                2);
    }

    /** Keeps no batches, as a broker takes them away. */
    SyncRoom forgetful() {
        onBatch = () -> {
            batches.clear();
            return CompletableFuture.completedFuture(null);
        };
        return this;
    }

    MediaSync sync() {
        var permits = new WorkPermits(properties);
        var budget = new ByteBudget(properties);
        return new MediaSync(
                connections,
                new FullSync(connections, this, permits, budget, properties),
                new ItemsSync(connections, this, permits, budget, properties),
                this,
                properties,
                clock,
                Traces.NONE);
    }

    SyncFetched run(SyncRequest request) {
        sync().run(request, () -> true);
        return ended.getLast();
    }

    List<MediaCreate> seen() {
        return batches.stream().flatMap(batch -> batch.seen().stream()).toList();
    }

    @Override
    public CompletableFuture<Void> publish(MediaStatusEvent event) {
        batches.add(event);
        return onBatch.get();
    }

    @Override
    public CompletableFuture<Void> progress(SyncProgress told) {
        progress.add(told);
        return onProgress.get();
    }

    @Override
    public void ended(SyncFetched fetched) {
        ended.add(fetched);
    }
}
