package io.arrgus.model.run;

/** What to expect after a failure. */
public enum FailureKind {
    /** May pass by itself. */
    TRANSIENT,
    /** Only a person can mend it. */
    NEEDS_ATTENTION,
    /** The Arr was not called: it failed too often just now, or too many calls to it are under way. */
    NOT_TRIED
}
