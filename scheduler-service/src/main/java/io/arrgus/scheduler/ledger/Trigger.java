package io.arrgus.scheduler.ledger;

import java.util.Locale;

/** What asked for a run. */
public enum Trigger {
    /** The connection is new. */
    CREATED,
    /** Its time had come. */
    SCHEDULE,
    /** A person. */
    USER,
    /** The connection was changed in a way that changes what we read. */
    EDITED,
    /** Somebody, while another run was under way. */
    PENDING,
    /** The store, which no longer holds what the shortcut rested on. */
    REPEAT,
    /** The run before failed, and its pause is over. */
    RETRY,
    /** The run before was lost. */
    LOST,
    /** A person allowed titles to go. */
    APPROVED;

    /** Whether somebody wants it now, and will look at what becomes of it. */
    public boolean byHand() {
        return switch (this) {
            case CREATED, USER, EDITED, PENDING, APPROVED -> true;
            case SCHEDULE, REPEAT, RETRY, LOST -> false;
        };
    }

    /** As people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
