package io.arrgus.simulator;

/** What a call is about, as far as faults and counters tell calls apart. */
public enum Endpoint {
    /** {@code /api/v3/system/status} */
    STATUS,
    /** The whole library. */
    LIST,
    /** One title, by the Arr's own id or by its id in the world. */
    ITEM,
    /** {@code /api/v3/rootfolder} */
    ROOT_FOLDERS,
    /** {@code /api/v3/history} and what lies under it. */
    HISTORY,
    /** {@code /api/v3/queue} and what lies under it. */
    QUEUE,
    /** Everything that changes something, wherever it is. */
    WRITES,
    /** Everything else: {@code /ping}, {@code /api}, tags, files, pages, paths that do not exist. */
    OTHER
}
