package io.arrgus.simulator;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** Counts who asked for what, and how many asked at once. */
public final class Calls {
    private final ReentrantLock changing = new ReentrantLock();
    private final Map<Endpoint, Count> counts = new EnumMap<>(Endpoint.class);
    private int underWay;
    private int mostAtOnce;

    Calls() {
        reset();
    }

    /** Calls that were begun. */
    public int of(Endpoint endpoint) {
        return locked(() -> count(endpoint).begun);
    }

    /** Calls of all endpoints that were begun. */
    public int total() {
        return locked(
                () -> counts.values().stream().mapToInt(count -> count.begun).sum());
    }

    /** Calls that are being answered now. */
    public int underWay() {
        return locked(() -> underWay);
    }

    /** The most calls that were being answered at the same time. */
    public int mostAtOnce() {
        return locked(() -> mostAtOnce);
    }

    /** The most calls of {@code endpoint} that were being answered at the same time. */
    public int mostAtOnce(Endpoint endpoint) {
        return locked(() -> count(endpoint).mostAtOnce);
    }

    /** Starts to count anew; calls under way still count as such. */
    public void reset() {
        locked(() -> {
            for (var endpoint : Endpoint.values()) {
                var count = counts.computeIfAbsent(endpoint, _ -> new Count());
                count.begun = 0;
                count.mostAtOnce = count.underWay;
            }
            mostAtOnce = underWay;
            return 0;
        });
    }

    /** Counts a call until the end that is given back is reached; reaching it twice does no harm. */
    Runnable begin(Endpoint endpoint) {
        locked(() -> {
            var count = count(endpoint);
            count.begun++;
            count.underWay++;
            count.mostAtOnce = Math.max(count.mostAtOnce, count.underWay);
            underWay++;
            mostAtOnce = Math.max(mostAtOnce, underWay);
            return 0;
        });
        var ended = new AtomicBoolean();
        return () -> {
            if (ended.compareAndSet(false, true)) {
                end(endpoint);
            }
        };
    }

    private void end(Endpoint endpoint) {
        locked(() -> {
            underWay--;
            return count(endpoint).underWay--;
        });
    }

    private Count count(Endpoint endpoint) {
        return counts.computeIfAbsent(endpoint, _ -> new Count());
    }

    private int locked(IntSupplier change) {
        changing.lock();
        try {
            return change.getAsInt();
        } finally {
            changing.unlock();
        }
    }

    private static final class Count {
        private int begun;
        private int underWay;
        private int mostAtOnce;
    }
}
