package io.arrgus.service.messaging;

/** What becomes of a parked message. When it returns, the message is safe elsewhere; it may come twice. */
@FunctionalInterface
public interface ParkedHandler {

    void on(ParkedMessage parked);
}
