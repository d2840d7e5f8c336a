package io.arrgus.simulator;

import java.util.Locale;

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
    /** Everything else: {@code /ping}, {@code /api}, tags, pages, paths that do not exist. */
    OTHER;

    /** As people write it: {@code rootFolders}. */
    public String command() {
        return this == ROOT_FOLDERS ? "rootFolders" : name().toLowerCase(Locale.ROOT);
    }
}
