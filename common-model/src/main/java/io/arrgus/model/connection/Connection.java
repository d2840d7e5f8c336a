package io.arrgus.model.connection;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One Arr instance we watch.
 *
 * @param name what people call it; unique, without regard to case
 * @param url where the Arr answers, with its URL base, without a slash at the end
 * @param externalUrl where a person's browser finds the Arr, if that is another address
 * @param apiKey sealed: only a worker opens it, and only for the call
 * @param every the time between two FULL runs
 * @param fuse null if the store's default is right
 */
public record Connection(
        ConnectionId id,
        String name,
        ArrType arrType,
        URI url,
        @Nullable URI externalUrl,
        SealedKey apiKey,
        MonitorType monitorType,
        List<PathMapping> pathMappings,
        Duration every,
        Instant addedAt,
        @Nullable RemovalFuse fuse) {

    public Connection {
        pathMappings = List.copyOf(pathMappings);
    }
}
