package io.arrgus.store.kernel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings entries from the titles' {@code unsent} lists into the history: the entry first, then it is struck off. A
 * crash in between only leads to a repetition.
 */
final class Outbox {

    private final MediaDatabase database;

    Outbox(MediaDatabase database) {
        this.database = database;
    }

    void send(List<HistoryEntry> unsent) {
        if (!unsent.isEmpty()) {
            database.record(unsent);
            database.strikeOff(unsent);
        }
    }

    /** Sends what a crash left, one page. Says whether there may be more. */
    boolean sweep(Instant olderThan, int page) {
        var titles = database.unsentSince(olderThan, page);
        send(titles.stream().flatMap(it -> it.unsent().stream()).toList());
        return titles.size() == page;
    }

    static List<HistoryEntry> with(Title title, HistoryEntry entry) {
        var unsent = new ArrayList<>(title.unsent());
        unsent.add(entry);
        return unsent;
    }
}
