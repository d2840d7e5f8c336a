package io.arrgus.worker.sync;

import io.arrgus.model.run.RunKind;
import io.arrgus.service.metrics.SyncPhases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/** Shows what the syncs of this worker do, and how much of its bounded means they use. */
@Component
class SyncMeters {

    private final MeterRegistry meters;
    private final SyncPhases phases;
    private final Map<RunKind, AtomicInteger> inHand = new EnumMap<>(RunKind.class);
    private final LongAdder spooled = new LongAdder();
    private final Counter unchanged;

    SyncMeters(
            MeterRegistry meters,
            SyncPhases phases,
            WorkPermits permits,
            ByteBudget budget,
            SyncProperties properties) {
        this.meters = meters;
        this.phases = phases;
        this.unchanged = Counter.builder("arrgus.worker.unchanged")
                .description("Libraries that were the known ones, so that nothing was published")
                .register(meters);
        for (var kind : RunKind.values()) {
            for (var result : Result.values()) {
                titles(kind, result);
            }
            Gauge.builder(
                            "arrgus.worker.syncs",
                            inHand.computeIfAbsent(kind, _ -> new AtomicInteger()),
                            AtomicInteger::get)
                    .description("Syncs in hand, most of which wait for their Arr")
                    .tag("kind", word(kind))
                    .register(meters);
        }
        gauge("arrgus.worker.permits", "Syncs that may read and publish at a time", permits, WorkPermits::all);
        gauge("arrgus.worker.permits.in.use", "Syncs that read and publish", permits, WorkPermits::inUse);
        gauge(
                "arrgus.worker.bytes.in.flight",
                "Bytes that are published and not yet confirmed",
                budget,
                ByteBudget::inFlight);
        bytes("arrgus.worker.spool", "Libraries on disk", spooled, LongAdder::sum);
        bytes("arrgus.worker.spool.free", "Room on the disk of the spool", properties.spool(), SyncMeters::free);
    }

    /** What became of titles. */
    enum Result {
        READ,
        SKIPPED,
        PUBLISHED
    }

    SyncPhases.Laps begun(RunKind kind) {
        return phases.begin(kind);
    }

    /** Counts as in hand until closed. */
    InHand taken(RunKind kind) {
        var count = Objects.requireNonNull(inHand.get(kind));
        count.incrementAndGet();
        return count::decrementAndGet;
    }

    /** Bytes on disk, which spools add to and take from. */
    LongAdder spooled() {
        return spooled;
    }

    void read(RunKind kind, int titles, Skipped skipped) {
        titles(kind, Result.READ).increment(titles);
        titles(kind, Result.SKIPPED).increment(skipped.count());
    }

    void unchanged() {
        unchanged.increment();
    }

    /** Counts what is confirmed. */
    MediaStatusEvents counted(MediaStatusEvents events) {
        return batch -> events.publish(batch)
                .thenRun(() -> titles(batch.kind(), Result.PUBLISHED)
                        .increment(batch.seen().size()));
    }

    private Counter titles(RunKind kind, Result result) {
        return Counter.builder("arrgus.worker.titles")
                .description("Titles by what became of them")
                .tags("kind", word(kind), "result", word(result))
                .register(meters);
    }

    private <T> void gauge(String name, String what, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value).description(what).strongReference(true).register(meters);
    }

    private <T> void bytes(String name, String what, T of, ToDoubleFunction<T> value) {
        Gauge.builder(name, of, value)
                .description(what)
                .baseUnit("bytes")
                .strongReference(true)
                .register(meters);
    }

    // The directory is made by the first sync.
    private static double free(Path spool) {
        var there = spool.toAbsolutePath();
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException unknown) {
            return Double.NaN;
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** One sync that is in hand. */
    interface InHand extends AutoCloseable {

        @Override
        void close();
    }
}
