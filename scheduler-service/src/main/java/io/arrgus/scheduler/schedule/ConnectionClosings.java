package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.ConnectionClosed;

/** The way to the stores. */
@FunctionalInterface
public interface ConnectionClosings {

    /** @return whether it is known to have arrived; if not, it may have arrived all the same */
    boolean send(ConnectionClosed closed);
}
