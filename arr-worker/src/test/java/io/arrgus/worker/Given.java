package io.arrgus.worker;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.sealing.KeySealer;
import io.arrgus.service.sealing.SealingConfiguration;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** What tests begin with. */
public final class Given {

    /** What the test Arrs accept. */
    public static final String KEY = "0123456789abcdef0123456789abcdef";

    public static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    static final String MASTER_KEY = "dGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgdGVzdHMgISE=";

    private Given() {}

    /** Seals with the master key that {@code TestInfrastructure} gives to services as well. */
    public static KeySealer sealer() {
        return new SpringApplicationBuilder(SealingConfiguration.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties(Map.of("arrgus.master-key", MASTER_KEY))
                .run()
                .getBean(KeySealer.class);
    }

    public static Connection connection(ArrType type, String url) {
        return connection(type, URI.create(url), KEY);
    }

    public static Connection connection(ArrType type, URI url, String key) {
        var id = new ConnectionId(type.name().toLowerCase(Locale.ROOT) + "-"
                + UUID.randomUUID().toString().substring(0, 8));
        return new Connection(
                id,
                "The " + type.appName() + " of the attic",
                type,
                url,
                null,
                SEALER.seal(id, new ApiKey(key)),
                MonitorType.MISSING,
                List.of(),
                Duration.ofHours(1),
                NOON,
                null);
    }

    public static SyncRequest fullRequest(Connection connection, @Nullable String knownDigest) {
        return new SyncRequest(
                new RunId(UUID.randomUUID().toString()),
                RunKind.FULL,
                connection,
                7,
                List.of(),
                knownDigest,
                NOON,
                false);
    }

    public static SyncRequest itemsRequest(Connection connection, Integer... arrIds) {
        return new SyncRequest(
                new RunId(UUID.randomUUID().toString()),
                RunKind.ITEMS,
                connection,
                8,
                List.of(arrIds),
                null,
                NOON,
                false);
    }

    private static final KeySealer SEALER = sealer();
}
