package io.arrgus.model.connection;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person changes about a connection; null leaves a thing as it is. The type of an Arr cannot change. */
public record ConnectionUpdate(
        @Nullable String name,
        @Nullable URI url,
        @Nullable URI externalUrl,
        @Nullable ApiKey apiKey,
        @Nullable MonitorType monitorType,
        @Nullable List<PathMapping> pathMappings,
        @Nullable Duration every,
        @Nullable RemovalFuse fuse) {}
