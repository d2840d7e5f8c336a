package io.arrgus.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Each second: what was written goes to the disk, and the room of what is outdated is used again. Each commit writes
 * anew the pages that it changes, so without this the file would grow by some ten kilobytes for each write.
 */
final class Housekeeping implements AutoCloseable {

    /** Pages stay readable for so long after they are outdated: a long query may still be reading them. */
    static final int RETENTION_MS = 5_000;

    private static final Logger log = LoggerFactory.getLogger(Housekeeping.class);
    private static final int FILL_PERCENT = 60;
    private static final int REWRITE_BYTES = 8 * 1024 * 1024;

    private final MVStore store;
    private final Object writing;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().name("embedded-database-housekeeping").daemon().unstarted(this::keepTidy);

    /** @param writing the lock that is held by whoever writes */
    Housekeeping(MVStore store, Object writing) {
        this.store = store;
        this.writing = writing;
    }

    void start() {
        if (store.getFileStore() != null) {
            thread.start();
        }
    }

    private void keepTidy() {
        try {
            while (!closing.await(1, TimeUnit.SECONDS) && !store.isClosed()) {
                tidy();
            }
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
    }

    private void tidy() {
        try {
            store.sync();
            synchronized (writing) {
                if (store.compact(FILL_PERCENT, REWRITE_BYTES)) {
                    store.commit();
                }
            }
        } catch (RuntimeException failed) {
            log.error("The file of the embedded database could not be tidied up: {}", failed.getMessage());
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException stopNow) {
            Thread.currentThread().interrupt();
        }
    }
}
