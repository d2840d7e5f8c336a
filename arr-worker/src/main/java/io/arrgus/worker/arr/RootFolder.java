package io.arrgus.worker.arr;

import org.jspecify.annotations.Nullable;

/**
 * A folder under which an Arr keeps its titles.
 *
 * @param path as the Arr names it, without path mappings
 * @param freeSpace in bytes; null if the folder cannot be reached
 */
public record RootFolder(
        @Nullable String path,
        @Nullable Boolean accessible,
        @Nullable Long freeSpace) {}
