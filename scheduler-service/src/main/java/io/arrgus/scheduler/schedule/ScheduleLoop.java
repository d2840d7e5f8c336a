package io.arrgus.scheduler.schedule;

import io.arrgus.service.messaging.PassingTrouble;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Goes round after round. A stop lets the round in hand come to its end. */
final class ScheduleLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScheduleLoop.class);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Runnable round;
    private final Claims claims;
    private final List<PassingTrouble> passing;
    private final Duration tick;
    private volatile @Nullable CountDownLatch stopped;
    private @Nullable Thread thread;
    private boolean inTrouble;

    ScheduleLoop(Runnable round, Claims claims, List<PassingTrouble> passing, ScheduleProperties properties) {
        this.round = round;
        this.claims = claims;
        this.passing = passing;
        this.tick = properties.tick();
    }

    @Override
    public synchronized void start() {
        var stop = new CountDownLatch(1);
        stopped = stop;
        thread = Thread.ofVirtual().name("schedule").start(() -> runUntil(stop));
    }

    @Override
    public synchronized void stop() {
        var stop = stopped;
        if (stop == null || thread == null) {
            return;
        }
        stop.countDown();
        stopped = null;
        try {
            if (!thread.join(DRAIN)) {
                log.warn("The last look at the schedule did not come to an end in time");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    private void runUntil(CountDownLatch stop) {
        try {
            while (!stop.await(pause().toMillis(), TimeUnit.MILLISECONDS)) {
                go();
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration pause() {
        return inTrouble ? AFTER_TROUBLE : claims.jittered(tick);
    }

    // Whatever fails, the next round is tried: a scheduler that goes on serving, but schedules nothing, helps nobody.
    private void go() {
        try {
            round.run();
            if (inTrouble) {
                log.info("The schedule goes on");
            }
            inTrouble = false;
        } catch (RuntimeException trouble) {
            if (passing.stream().noneMatch(it -> it.passes(trouble))) {
                log.error("A look at the schedule failed", trouble);
            } else if (!inTrouble) {
                log.warn("The schedule waits for the database, and goes on by itself: {}", trouble.getMessage());
            }
            inTrouble = true;
        } catch (Error fault) {
            log.error("A look at the schedule failed", fault);
            inTrouble = true;
        }
    }
}
