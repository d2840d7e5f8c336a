package io.arrgus.model.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person tells us to watch one more Arr. What may be null has a default.
 *
 * @param monitorType {@code MISSING} if null
 * @param pathMappings none if null
 * @param every the service's default if null
 * @param fuse the store's default if null
 */
public record ConnectionCreate(
        String name,
        ArrType arrType,
        URI url,
        @Nullable URI externalUrl,
        ApiKey apiKey,
        @Nullable MonitorType monitorType,
        @Nullable List<PathMapping> pathMappings,
        @Nullable Duration every,
        @Nullable RemovalFuse fuse) {}
