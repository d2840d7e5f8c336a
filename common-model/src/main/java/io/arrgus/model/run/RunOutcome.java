package io.arrgus.model.run;

/** How a run ended. */
public enum RunOutcome {
    /** The store equals what was read. */
    SUCCEEDED,
    /** The Arr's list is the one we already have. */
    UNCHANGED,
    /** What could be read was applied; nothing was removed, because not everything could be read. */
    PARTIAL,
    /** Applied, but more titles would have gone than is plausible: they wait for a person. */
    HELD,
    /** Nothing was applied as the end of this run; see the failure. */
    FAILED,
    /** Nobody reported its end in time. */
    LOST,
    /** A newer run, another fetch of the same run, or a repetition took its place. */
    SUPERSEDED,
    /** Its connection was deleted or changed, or a person stopped it. */
    CANCELLED
}
