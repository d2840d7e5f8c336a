package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import io.arrgus.model.connection.SealedKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

public final class Fixtures {

    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    public static final ConnectionId MOVIES = new ConnectionId("radarr-movies");

    private Fixtures() {}

    public static Connection movies() {
        return connection(MOVIES.value(), "Movies", "http://radarr:7878");
    }

    public static Connection connection(String id, String name, String url) {
        return new Connection(
                new ConnectionId(id),
                name,
                ArrType.RADARR,
                URI.create(url),
                null,
                new SealedKey("c2VhbGVk"),
                MonitorType.MISSING,
                List.of(new PathMapping("/movies", "/mnt/movies")),
                Duration.ofMinutes(60),
                NOON,
                null);
    }

    public static Connection at(Connection before, String url) {
        return new Connection(
                before.id(),
                before.name(),
                before.arrType(),
                URI.create(url),
                before.externalUrl(),
                before.apiKey(),
                before.monitorType(),
                before.pathMappings(),
                before.every(),
                before.addedAt(),
                null);
    }

    public static Connection named(Connection before, String name) {
        return new Connection(
                before.id(),
                name,
                before.arrType(),
                before.url(),
                before.externalUrl(),
                before.apiKey(),
                before.monitorType(),
                before.pathMappings(),
                before.every(),
                before.addedAt(),
                null);
    }

    public static Connection ruled(Connection before, MonitorType rule) {
        return new Connection(
                before.id(),
                before.name(),
                before.arrType(),
                before.url(),
                before.externalUrl(),
                before.apiKey(),
                rule,
                before.pathMappings(),
                before.every(),
                before.addedAt(),
                null);
    }

    public static Connection every(Connection before, Duration every) {
        return new Connection(
                before.id(),
                before.name(),
                before.arrType(),
                before.url(),
                before.externalUrl(),
                before.apiKey(),
                before.monitorType(),
                before.pathMappings(),
                every,
                before.addedAt(),
                null);
    }
}
