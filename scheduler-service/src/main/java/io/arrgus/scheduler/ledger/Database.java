package io.arrgus.scheduler.ledger;

/** Makes the database ready: indexes belong on empty collections, so this comes before the first write. */
public final class Database {

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final ParkedLedger parked;
    private volatile boolean ready;

    Database(ConnectionLedger connections, RunLedger runs, ParkedLedger parked) {
        this.connections = connections;
        this.runs = runs;
        this.parked = parked;
    }

    /** Costs nothing when it was done before. */
    public void prepare() {
        if (!ready) {
            connections.index();
            runs.index();
            parked.index();
            ready = true;
        }
    }
}
