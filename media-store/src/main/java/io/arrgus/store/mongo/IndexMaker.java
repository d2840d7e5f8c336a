package io.arrgus.store.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Makes the indexes at start, in the background: a database that is not there yet is waited for. */
public final class IndexMaker implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexMaker.class);
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Where the database does not expire documents by itself, a sweep does. */
    private static final long ATTEMPT_DAYS = 14;

    private final StoreCollections collections;
    private volatile boolean made;
    private volatile boolean told;
    private @Nullable Thread maker;

    IndexMaker(StoreCollections collections) {
        this.collections = collections;
    }

    /** Whether the store may be written to: an index is made on an empty collection, or it blocks the full one. */
    public boolean made() {
        return made;
    }

    @Override
    public synchronized void start() {
        maker = Thread.ofVirtual().name("store-indexes").start(this::makeAll);
    }

    @Override
    public synchronized void stop() {
        if (maker != null) {
            maker.interrupt();
            maker = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return maker != null;
    }

    @Override
    public int getPhase() {
        // Before whatever consumes or serves.
        return 0;
    }

    private void makeAll() {
        try {
            while (!tryAll()) {
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tryAll() {
        try {
            for (var index : StoreIndex.values()) {
                make(index);
            }
            made = true;
            return true;
        } catch (MongoException databaseIsAway) {
            if (!told) {
                log.warn("The database does not answer yet; the store waits for it: {}", databaseIsAway.getMessage());
                told = true;
            }
            return false;
        }
    }

    void make(StoreIndex index) {
        var options = new IndexOptions();
        if (index == StoreIndex.ATTEMPTS_EXPIRE) {
            options.expireAfter(ATTEMPT_DAYS, TimeUnit.DAYS);
        }
        collectionOf(index).createIndex(Indexes.ascending(index.members()), options);
    }

    private MongoCollection<?> collectionOf(StoreIndex index) {
        return switch (index.collection()) {
            case MEDIA -> collections.media();
            case HISTORY -> collections.history();
            case ATTEMPTS -> collections.attempts();
        };
    }
}
