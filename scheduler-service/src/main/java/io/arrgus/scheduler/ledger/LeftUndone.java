package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.Shortfall;
import java.util.Locale;

/**
 * What a run that did not fail could not do.
 *
 * @param titles how many it concerns; 0 if nobody knows
 */
public record LeftUndone(Kind kind, int titles) {

    /** Why. */
    public enum Kind {
        HELD,
        PARTIAL,
        SKIPPED
    }

    Shortfall of(ConnectionId id, String name) {
        return switch (kind) {
            case HELD ->
                shortfall(
                        titles + " of the titles of " + name
                                + " would have been removed, more than may go by themselves.",
                        "Look at them under /api/v1/holds/" + id + ", and approve or dismiss them.");
            case PARTIAL ->
                shortfall(
                        "Not everything in the list of " + name + " could be read, so nothing was removed.",
                        "The run under /api/v1/connections/" + id + "/runs says what, and why.");
            case SKIPPED ->
                shortfall(
                        titles + " of the titles of " + name + " could not be read; nothing was changed there.",
                        "The run under /api/v1/connections/" + id + "/runs says which, and why.");
        };
    }

    private Shortfall shortfall(String message, String hint) {
        return new Shortfall(kind.name().toLowerCase(Locale.ROOT), message, hint);
    }
}
