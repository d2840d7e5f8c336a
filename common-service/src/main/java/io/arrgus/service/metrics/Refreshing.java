package io.arrgus.service.metrics;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Looks after everything that is {@link Refreshed}, each on a thread of its own: one that is slow delays no other. */
final class Refreshing implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Refreshing.class);

    private final List<Refreshed> all;
    private List<Thread> threads = List.of();
    private volatile @Nullable CountDownLatch stopped;

    Refreshing(List<Refreshed> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public synchronized void start() {
        var stop = new CountDownLatch(1);
        stopped = stop;
        threads = all.stream()
                .map(it -> Thread.ofVirtual()
                        .name("meters-" + it.getClass().getSimpleName())
                        .start(() -> refreshUntil(stop, it)))
                .toList();
    }

    @Override
    public synchronized void stop() {
        var stop = stopped;
        if (stop != null) {
            stop.countDown();
            threads.forEach(Thread::interrupt);
            stopped = null;
        }
    }

    @Override
    public boolean isRunning() {
        return stopped != null;
    }

    private static void refreshUntil(CountDownLatch stop, Refreshed one) {
        var inTrouble = false;
        try {
            do {
                inTrouble = refresh(one, inTrouble);
            } while (!stop.await(one.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether it failed. That is told once, until it works again. */
    private static boolean refresh(Refreshed one, boolean inTrouble) {
        try {
            one.refresh();
            return false;
        } catch (RuntimeException trouble) {
            if (!inTrouble && !Thread.currentThread().isInterrupted()) {
                log.warn(
                        "The meters of {} cannot be looked up just now: {}",
                        one.getClass().getSimpleName(),
                        trouble.getMessage());
            }
            return true;
        }
    }
}
