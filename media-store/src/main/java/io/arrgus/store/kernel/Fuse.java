package io.arrgus.store.kernel;

import io.arrgus.model.connection.RemovalFuse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How many titles may go by themselves (guarantee 1).
 *
 * @param window removals within this time count together
 * @param titles so many may always go, but for the half
 * @param percent of the living titles that may go, if that is more
 * @param halfFrom from so many living titles on, never more than half go
 */
public record Fuse(Duration window, int titles, double percent, int halfFrom) {

    /** This fuse with what a connection has of its own. */
    Fuse with(@Nullable RemovalFuse own) {
        return own == null ? this : new Fuse(window, own.titles(), own.percent(), halfFrom);
    }

    /**
     * @param lived the most titles that the connection had within the window
     * @param going titles that would have gone within the window
     */
    boolean blows(long lived, long going) {
        return going > Math.max(titles, lived * percent / 100) || (lived >= halfFrom && going * 2 > lived);
    }
}
