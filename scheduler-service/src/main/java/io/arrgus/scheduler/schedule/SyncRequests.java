package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.SyncRequest;
import java.time.Duration;

/** The way to the workers. */
@FunctionalInterface
public interface SyncRequests {

    /**
     * Sends a request that nobody gets any more after {@code expiry}.
     *
     * @return whether it is known to have arrived; if not, it may have arrived all the same
     */
    boolean send(SyncRequest request, Duration expiry);
}
