package io.arrgus.scheduler.ledger;

/** What a document was, and what it is after a change; the same if there was nothing to do. */
public record Change<T>(T before, T after) {

    public boolean happened() {
        return !before.equals(after);
    }
}
