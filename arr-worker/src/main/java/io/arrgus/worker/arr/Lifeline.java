package io.arrgus.worker.arr;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ties work to the wish for its outcome: whoever no longer wants it cuts the line, and the work ends at once, also
 * where it waits for an Arr. Interrupting its thread would do as well, but would tear the broker's shared connection
 * if it came in the middle of a write.
 */
public final class Lifeline {

    private static final long GLANCE_MS = 200;

    private final CountDownLatch cut = new CountDownLatch(1);
    private final Set<Hold> holds = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String why;

    /** Ends the work. Only the first reason counts. */
    public void cut(String why) {
        synchronized (this) {
            if (this.why != null) {
                return;
            }
            this.why = why;
        }
        cut.countDown();
        holds.forEach(hold -> hold.onCut.run());
    }

    /** @throws GivenUp if the line was cut */
    public void check() {
        var reason = why;
        if (reason != null) {
            throw new GivenUp(reason);
        }
    }

    /** @throws GivenUp as soon as the line is cut, or this thread is interrupted */
    public void sleep(Duration duration) {
        await(_ -> {
            cut.await(duration.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        });
        check();
    }

    /**
     * Waits for something else than an Arr.
     *
     * @throws GivenUp if the line is cut meanwhile, or this thread is interrupted
     */
    public void await(Waiting waiting) {
        try {
            while (!waiting.isOverWithin(GLANCE_MS)) {
                check();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            cut("Its thread was interrupted");
            check();
        }
    }

    /** Something that is waited for, a little at a time. */
    @FunctionalInterface
    public interface Waiting {

        boolean isOverWithin(long millis) throws InterruptedException;
    }

    /** Runs {@code onCut} when the line is cut while the hold is open, on the thread that cuts. */
    public Hold hold(Runnable onCut) {
        var hold = new Hold(onCut);
        holds.add(hold);
        if (why != null) {
            onCut.run();
        }
        return hold;
    }

    /** Something that can be ended from outside, for as long as it is open. */
    public final class Hold implements AutoCloseable {

        private final Runnable onCut;

        private Hold(Runnable onCut) {
            this.onCut = onCut;
        }

        @Override
        public void close() {
            holds.remove(this);
        }
    }
}
