package io.arrgus.worker.sync;

import io.arrgus.worker.arr.Lifeline;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Lets few syncs read and publish at a time, while many may wait for their Arrs. */
@Component
class WorkPermits {

    private final int all;
    private final Semaphore free;

    WorkPermits(SyncProperties properties) {
        this.all = properties.permits();
        this.free = new Semaphore(all, true);
    }

    int all() {
        return all;
    }

    int inUse() {
        return all - free.availablePermits();
    }

    Permit take(Lifeline lifeline) {
        lifeline.await(millis -> free.tryAcquire(millis, TimeUnit.MILLISECONDS));
        return free::release;
    }

    /** Held while there is work to do; given back when closed. */
    interface Permit extends AutoCloseable {

        @Override
        void close();
    }
}
