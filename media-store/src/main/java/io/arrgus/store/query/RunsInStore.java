package io.arrgus.store.query;

import io.arrgus.model.run.RunId;
import io.arrgus.store.mongo.StoreCollections;
import org.springframework.stereotype.Component;

/** Tells how far runs have come in the store, for a live view. */
@Component
public final class RunsInStore {

    private final StoreCollections collections;

    RunsInStore(StoreCollections collections) {
        this.collections = collections;
    }

    /** How many titles of the run were applied so far, by that of its attempts which came furthest. */
    public int applied(RunId run) {
        return collections.seenByAttempts(run).stream()
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }
}
