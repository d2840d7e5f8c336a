package io.arrgus.store.intake;

import io.arrgus.service.messaging.PassingTrouble;
import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.mongo.IndexMaker;
import io.arrgus.store.reporting.HoldMeters;
import io.arrgus.store.reporting.OwedRuns;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks now and then for what a crash left behind. Every store does: it is harmless to do it twice. */
@Component
final class Sweeping implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private final Kernel kernel;
    private final OwedRuns runs;
    private final HoldMeters holds;
    private final IndexMaker indexes;
    private final List<PassingTrouble> passing;
    private final Duration every;
    private @Nullable Thread sweeper;

    Sweeping(
            Kernel kernel,
            OwedRuns runs,
            HoldMeters holds,
            IndexMaker indexes,
            List<PassingTrouble> passing,
            IntakeProperties properties) {
        this.kernel = kernel;
        this.runs = runs;
        this.holds = holds;
        this.indexes = indexes;
        this.passing = passing;
        this.every = properties.sweepEvery();
    }

    @Override
    public synchronized void start() {
        sweeper = Thread.ofVirtual().name("store-sweep").start(this::sweepAlways);
    }

    @Override
    public synchronized void stop() {
        if (sweeper != null) {
            sweeper.interrupt();
            sweeper = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return sweeper != null;
    }

    private void sweepAlways() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(every);
                sweepOnce();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void sweepOnce() {
        if (!indexes.made()) {
            return;
        }
        // One by one: a broker that is away delays only what needs it.
        sweep(holds::refresh);
        sweep(kernel::sweep);
        sweep(runs::askAll);
    }

    private void sweep(Runnable part) {
        try {
            part.run();
        } catch (RuntimeException trouble) {
            if (passing.stream().anyMatch(it -> it.passes(trouble))) {
                log.warn("The sweep is put off: {}", trouble.getMessage());
            } else {
                log.error("The sweep failed", trouble);
            }
        }
    }
}
