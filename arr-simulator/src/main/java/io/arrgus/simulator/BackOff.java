package io.arrgus.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * How long nobody is told anything who failed. The first failure is forgiven, and so is every other of the next five
 * minutes; each later one makes the silence longer.
 */
final class BackOff {
    private static final Duration GRACE = Duration.ofMinutes(5);
    private static final List<Duration> SILENCES = List.of(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofMinutes(60));

    private final ReentrantLock changing = new ReentrantLock();
    private int level;
    private @Nullable Instant firstFailure;
    private Instant awayUntil = Instant.MIN;

    void failed(Instant now) {
        locked(() -> {
            if (firstFailure == null) {
                firstFailure = now;
                level = Math.max(1, level);
            } else if (now.isBefore(firstFailure.plus(GRACE))) {
                return;
            } else {
                level = Math.min(SILENCES.size() - 1, level + 1);
            }
            awayUntil = now.plus(SILENCES.get(level));
        });
    }

    /** Lowers the level by one only. */
    void succeeded() {
        locked(() -> {
            level = Math.max(0, level - 1);
            if (level == 0) {
                firstFailure = null;
            }
        });
    }

    /** A good test: whoever was away is back at once. */
    void tested() {
        locked(() -> awayUntil = Instant.MIN);
        succeeded();
    }

    boolean isAway(Instant now) {
        changing.lock();
        try {
            return now.isBefore(awayUntil);
        } finally {
            changing.unlock();
        }
    }

    private void locked(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }
}
