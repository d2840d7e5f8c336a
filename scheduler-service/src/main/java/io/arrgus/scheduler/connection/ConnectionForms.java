package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionCreate;
import io.arrgus.model.connection.ConnectionUpdate;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.service.door.Problems;
import io.arrgus.service.sealing.KeySealer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people send, checked and made into a connection. Whatever is wrong is told with the name of the member. */
@Component
final class ConnectionForms {

    private static final int LONGEST_NAME = 60;
    private static final int MOST_MAPPINGS = 100;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final KeySealer sealer;
    private final ConnectionProperties properties;

    ConnectionForms(KeySealer sealer, ConnectionProperties properties) {
        this.sealer = sealer;
        this.properties = properties;
    }

    Connection created(ConnectionCreate form, Instant now) {
        var type = given("arrType", form.arrType());
        var id = ConnectionIds.random(type);
        return new Connection(
                id,
                name(given("name", form.name())),
                type,
                Urls.checked("url", given("url", form.url())),
                externalUrl(form.externalUrl()),
                sealer.seal(id, given("apiKey", form.apiKey())),
                Objects.requireNonNullElse(form.monitorType(), MonitorType.MISSING),
                mappings(Objects.requireNonNullElse(form.pathMappings(), List.of())),
                every(Objects.requireNonNullElse(form.every(), properties.every())),
                now,
                fuse(form.fuse()));
    }

    Connection updated(Connection before, ConnectionUpdate form) {
        return new Connection(
                before.id(),
                form.name() == null ? before.name() : name(form.name()),
                before.arrType(),
                form.url() == null ? before.url() : Urls.checked("url", form.url()),
                form.externalUrl() == null ? before.externalUrl() : externalUrl(form.externalUrl()),
                form.apiKey() == null ? before.apiKey() : sealer.seal(before.id(), form.apiKey()),
                Objects.requireNonNullElse(form.monitorType(), before.monitorType()),
                form.pathMappings() == null ? before.pathMappings() : mappings(form.pathMappings()),
                form.every() == null ? before.every() : every(form.every()),
                before.addedAt(),
                form.fuse() == null ? before.fuse() : fuse(form.fuse()));
    }

    // The contract's records promise values; JSON that leaves a member out does not keep that promise.
    private static <T> T given(String member, @Nullable T value) {
        if (value == null) {
            throw Problems.badInput("'" + member + "' is missing.");
        }
        return value;
    }

    private static String name(String name) {
        var plain = name.strip();
        if (plain.isEmpty() || plain.length() > LONGEST_NAME || plain.chars().anyMatch(Character::isISOControl)) {
            throw Problems.badInput("'name' has 1 to " + LONGEST_NAME + " characters, all of them printable.");
        }
        return plain;
    }

    /** An empty one takes it away. */
    private static @Nullable URI externalUrl(@Nullable URI url) {
        return url == null || url.toString().isEmpty() ? null : Urls.checked("externalUrl", url);
    }

    private static List<PathMapping> mappings(List<PathMapping> mappings) {
        if (mappings.size() > MOST_MAPPINGS) {
            throw Problems.badInput("'pathMappings' has at most " + MOST_MAPPINGS + " entries.");
        }
        return mappings.stream().map(it -> given("pathMappings[]", it)).toList();
    }

    private static @Nullable RemovalFuse fuse(@Nullable RemovalFuse fuse) {
        if (fuse != null && (fuse.titles() < 0 || !(fuse.percent() >= 0 && fuse.percent() <= 100))) {
            throw Problems.badInput("'fuse' has 'titles' from 0 and 'percent' from 0 to 100.");
        }
        return fuse;
    }

    private Duration every(Duration every) {
        if (every.compareTo(properties.minimumEvery()) < 0 || every.compareTo(LONGEST) > 0) {
            throw Problems.badInput("'every' is a time from " + properties.minimumEvery() + " to P366D, as in PT60M.");
        }
        return every;
    }
}
