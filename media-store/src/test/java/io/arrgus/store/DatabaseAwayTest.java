package io.arrgus.store;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Routes;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.testsupport.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that is not there yet when the store starts. */
class DatabaseAwayTest {

    @Test
    void theStoreSaysThatItWaitsAndLosesNothing(@TempDir Path folder) throws Exception {
        var port = Ports.free();
        var uri = "mongodb://localhost:" + port + "/arrgus?serverSelectionTimeoutMS=200&connectTimeoutMS=200";
        try (var store = RunningStore.start("--spring.mongodb.uri=" + uri)) {
            store.bean(MessagePublisher.class).send(Routes.MEDIA, Routes.keyOf(RunKind.FULL), batch());

            assertThat(store.manage("/actuator/health/readiness").statusCode()).isEqualTo(503);
            assertThat(store.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
            assertThat(store.get("/api/v1/media").statusCode()).isEqualTo(503);

            try (var _ = EmbeddedDatabase.inFile(folder.resolve("arrgus"), port)) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> store.get("/api/v1/media/films:603").statusCode() == 200);
                assertThat(store.manage("/actuator/health/readiness").statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static MediaStatusEvent batch() {
        return new MediaStatusEvent(
                new RunId("r"),
                new AttemptId("a"),
                new ConnectionId("films"),
                RunKind.FULL,
                1,
                0,
                MonitorType.MISSING,
                List.of(film(603, "The Matrix")),
                List.of(),
                null);
    }
}
