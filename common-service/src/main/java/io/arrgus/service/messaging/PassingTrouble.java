package io.arrgus.service.messaging;

/**
 * Says which exceptions tell of trouble that passes by itself, such as a database that restarts: the message is tried
 * again until it is over, and never parked. Every service adds a bean of its own to what the broker's client throws.
 */
@FunctionalInterface
public interface PassingTrouble {

    boolean passes(Exception trouble);
}
