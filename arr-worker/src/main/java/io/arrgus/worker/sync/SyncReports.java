package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import java.util.concurrent.CompletableFuture;

/** What a sync tells about itself. */
public interface SyncReports {

    /** Sends without waiting. The future fails if nobody may have heard it. */
    CompletableFuture<Void> progress(SyncProgress progress);

    /** Tells everybody concerned, and returns when it is certain to reach them; throws if it is not. */
    void ended(SyncFetched fetched);
}
