package io.arrgus.worker.sync;

import io.arrgus.worker.arr.Lifeline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Bounds what all syncs together have published and not yet got confirmed. First come, first served. */
@Component
class ByteBudget {

    private final int total;
    private final Semaphore free;

    ByteBudget(SyncProperties properties) {
        this.total = Math.toIntExact(properties.bytesInFlight().toBytes());
        this.free = new Semaphore(total, true);
    }

    /** Takes {@code bytes}, or everything if it is less; returns what is to be given back. */
    int take(int bytes, Lifeline lifeline) {
        var share = Math.min(bytes, total);
        lifeline.await(millis -> free.tryAcquire(share, millis, TimeUnit.MILLISECONDS));
        return share;
    }

    int inFlight() {
        return total - free.availablePermits();
    }

    void giveBack(int share) {
        free.release(share);
    }
}
