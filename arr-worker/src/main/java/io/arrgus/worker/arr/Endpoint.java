package io.arrgus.worker.arr;

import java.util.Locale;

/** What is asked of an Arr. Each has its own patience. */
public enum Endpoint {
    STATUS,
    ROOT_FOLDERS,
    ITEM,
    /** The whole library: an Arr builds it in memory, in silence, before it sends the first byte. */
    LIBRARY;

    /** As it stands in metrics and traces. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
