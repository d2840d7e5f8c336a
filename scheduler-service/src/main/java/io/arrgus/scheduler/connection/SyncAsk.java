package io.arrgus.scheduler.connection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants synced.
 *
 * @param ids the Arr's own ids of titles; the whole library if null
 */
record SyncAsk(@Nullable List<@Nullable Integer> ids) {}
