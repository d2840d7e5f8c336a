package io.arrgus.store.kernel;

import io.arrgus.model.run.Counts;

/** Counts what became of titles. */
final class Tally {

    private int seen;
    private int created;
    private int changed;
    private int unchanged;
    private int restored;
    private int removed;
    private int held;
    private int refused;

    void seen() {
        seen++;
    }

    void held() {
        held++;
    }

    void refused() {
        refused++;
    }

    /** What the run of {@code fence} did to a title that now is as this run says. */
    void done(Title.LastChange lastChange, long fence) {
        if (lastChange.fence() != fence) {
            unchanged++;
            return;
        }
        switch (lastChange.what()) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case RESTORED -> {
                changed++;
                restored++;
            }
            case REMOVED -> removed++;
            case DECIDED -> throw new IllegalStateException("A run decides nothing");
        }
    }

    Tally plus(Tally other) {
        seen += other.seen;
        created += other.created;
        changed += other.changed;
        unchanged += other.unchanged;
        restored += other.restored;
        removed += other.removed;
        held += other.held;
        refused += other.refused;
        return this;
    }

    Counts counts() {
        return new Counts(seen, created, changed, unchanged, restored, removed, held, 0, refused);
    }
}
