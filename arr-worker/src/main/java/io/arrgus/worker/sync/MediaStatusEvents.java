package io.arrgus.worker.sync;

import io.arrgus.model.message.MediaStatusEvent;
import java.util.concurrent.CompletableFuture;

/** Where observations go: to the stores. */
public interface MediaStatusEvents {

    /** Sends without waiting. The future fails if the event may not have arrived. */
    CompletableFuture<Void> publish(MediaStatusEvent event);
}
