package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.service.tracing.Traces;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Keeps the lease of one attempt while it works or waits, on a thread of its own, and ends the attempt when nobody
 * wants it any more: when a report does not get out, when the request will go to somebody else, or when time is up.
 */
final class Heartbeat implements AutoCloseable {

    private static final long GLANCE_MS = 250;

    private final Attempt attempt;
    private final BooleanSupplier wanted;
    private final SyncReports reports;
    private final Clock clock;
    private final Traces traces;
    private final Duration every;
    private final Instant deadline;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean late;

    private Heartbeat(
            Attempt attempt,
            BooleanSupplier wanted,
            SyncReports reports,
            Clock clock,
            SyncProperties properties,
            Traces traces) {
        this.attempt = attempt;
        this.wanted = wanted;
        this.reports = reports;
        this.clock = clock;
        this.traces = traces;
        this.every = properties.progressEvery();
        this.deadline = clock.instant().plus(properties.longest());
    }

    /** Reports the beginning of {@code attempt} and keeps it alive until closed. */
    static Heartbeat of(
            Attempt attempt,
            BooleanSupplier wanted,
            SyncReports reports,
            Clock clock,
            SyncProperties properties,
            Traces traces) {
        var heartbeat = new Heartbeat(attempt, wanted, reports, clock, properties, traces);
        heartbeat.enter(Phase.CHECKING);
        Thread.ofVirtual().name("heartbeat-" + attempt.request().runId()).start(traces.carried(heartbeat::beat));
        return heartbeat;
    }

    /** A change of phase is told at once. */
    void enter(Phase phase) {
        attempt.lifeline().check();
        attempt.enter(phase);
        traces.moment(phase.name().toLowerCase(Locale.ROOT));
        report();
    }

    /** Whether the attempt was ended because its time was up. */
    boolean wasLate() {
        return late;
    }

    private void beat() {
        var lastReport = clock.instant();
        try {
            while (!over.await(GLANCE_MS, TimeUnit.MILLISECONDS)) {
                var now = clock.instant();
                if (!wanted.getAsBoolean()) {
                    attempt.lifeline().cut("Its request goes to somebody else");
                } else if (now.isAfter(deadline)) {
                    late = true;
                    attempt.lifeline().cut("Its time is up");
                } else if (!now.isBefore(lastReport.plus(every))) {
                    report();
                    lastReport = now;
                }
            }
        } catch (InterruptedException nobodyDoesThat) {
            attempt.lifeline().cut("Its heartbeat was interrupted");
        }
    }

    /** Synchronized with {@link #close}, so that nothing is reported after it. */
    private synchronized void report() {
        if (over.getCount() == 0) {
            return;
        }
        var _ = reports.progress(attempt.progress()).whenComplete((_, trouble) -> {
            if (trouble != null) {
                attempt.lifeline().cut("Its progress could not be reported");
            }
        });
    }

    @Override
    public synchronized void close() {
        over.countDown();
    }
}
