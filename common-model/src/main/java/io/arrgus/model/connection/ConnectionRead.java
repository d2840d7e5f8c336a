package io.arrgus.model.connection;

import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunRead;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as people see it: without its key, with how it stands (guarantee 6).
 *
 * @param fuse null if it is the store's default
 * @param lastSuccessAt when a FULL run last proved our copy to be up to date
 * @param lastFailure of the last run, if it failed; null as soon as one succeeds
 * @param lastFailureAt when that was
 * @param failures how many runs failed in a row; the more, the longer the pause before the next
 * @param shortfall why it is {@link ConnectionState#DEGRADED}; else null
 * @param nextSyncAt when the next FULL run is due, the pause after a failure included
 * @param runs those that are under way now
 */
public record ConnectionRead(
        ConnectionId id,
        String name,
        ArrType arrType,
        URI url,
        @Nullable URI externalUrl,
        MonitorType monitorType,
        List<PathMapping> pathMappings,
        Duration every,
        Instant addedAt,
        @Nullable RemovalFuse fuse,
        ConnectionState state,
        @Nullable Instant lastSuccessAt,
        @Nullable Failure lastFailure,
        @Nullable Instant lastFailureAt,
        @Nullable Shortfall shortfall,
        int failures,
        @Nullable Instant nextSyncAt,
        List<RunRead> runs) {

    public ConnectionRead {
        pathMappings = List.copyOf(pathMappings);
        runs = List.copyOf(runs);
    }
}
