package io.arrgus.store.mongo;

import io.arrgus.model.media.MonitorStatus;
import org.jspecify.annotations.Nullable;

/**
 * The living titles of a connection that have all of this in common.
 *
 * @param monitored whether they are wanted
 * @param qualityProfile the Arr's id of it
 * @param size on disk, in bytes
 */
public record LibraryPart(
        MonitorStatus status,
        boolean monitored,
        @Nullable Integer qualityProfile,
        @Nullable String rootFolder,
        long titles,
        long size) {}
