package io.arrgus.store.kernel;

import java.time.Duration;

/**
 * How many titles a run may remove by itself (guarantee 1).
 *
 * @param window removals within this time count together
 * @param titles so many may always go, but for the next rule
 * @param percent of the living titles that may go, if that is more
 * @param halfFrom from so many living titles on, never more than half go
 */
public record Fuse(Duration window, int titles, int percent, int halfFrom) {

    /**
     * @param live titles of the connection
     * @param missing of them in the list
     * @param removed within the window
     * @param empty whether the list had nothing in it at all
     */
    boolean blows(long live, long missing, long removed, boolean empty) {
        if (missing == 0) {
            return false;
        }
        var going = missing + removed;
        return empty || going > Math.max(titles, live * percent / 100.0) || (live >= halfFrom && going * 2 > live);
    }
}
