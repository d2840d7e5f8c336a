package io.arrgus.model.connection;

/** How a connection stands, from its last run that ended. */
public enum ConnectionState {
    /** No run has ended yet. */
    NEW,
    /** The last run brought it up to date. */
    OK,
    /** The last run ended, but not with everything: titles were held back or could not be read. */
    DEGRADED,
    /** The last run failed in a way that may pass by itself. */
    FAILING,
    /** The last run failed in a way that only a person can mend. */
    NEEDS_ATTENTION
}
