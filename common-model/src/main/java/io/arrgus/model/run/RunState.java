package io.arrgus.model.run;

/** Where a run is on its way. */
public enum RunState {
    /** Asked for; no worker has begun. */
    QUEUED,
    /** A worker is reading from the Arr. */
    FETCHING,
    /** The store is writing. */
    APPLYING,
    /** Over; see the outcome. */
    ENDED
}
