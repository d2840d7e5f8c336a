package io.arrgus.store.mongo;

/** The store was not prepared yet: the database has not answered since the start. */
public final class StoreNotReady extends RuntimeException {

    public StoreNotReady() {
        super("The store waits for its database");
    }
}
