package io.arrgus.scheduler.ledger;

/** Makes the database ready: indexes belong on empty collections, so this comes before the first write. */
public final class Database {

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private volatile boolean ready;

    Database(ConnectionLedger connections, RunLedger runs) {
        this.connections = connections;
        this.runs = runs;
    }

    /** Costs nothing when it was done before. */
    public void prepare() {
        if (!ready) {
            connections.index();
            runs.index();
            ready = true;
        }
    }
}
