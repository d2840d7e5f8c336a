package io.arrgus.store.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * Forgets titles that were removed long ago, and their history with them. First they are marked: a title that comes back
 * loses its mark and stays. Its history goes before the title does, so a crash leaves nothing that nobody knows of.
 */
final class Purging {

    private static final int PAGE = 200;

    private final MediaDatabase database;
    private final Duration keptFor;

    Purging(MediaDatabase database, Duration keptFor) {
        this.database = database;
        this.keptFor = keptFor;
    }

    void sweep(Instant now) {
        database.markForPurge(now.minus(keptFor));
        var marked = database.markedForPurge(PAGE);
        while (!marked.isEmpty()) {
            database.forgetHistory(marked);
            database.purge(marked);
            marked = database.markedForPurge(PAGE);
        }
    }
}
