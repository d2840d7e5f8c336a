package io.arrgus.store;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.query.RunsInStore;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** The whole service, by its queues and its doors. */
class StoreTest {

    private static final AttemptId ATTEMPT = new AttemptId("a");

    private static RunningStore store;

    @BeforeAll
    static void start() {
        store = RunningStore.start();
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void whatAWorkerSawEndsUpInTheStore() {
        var films = new ConnectionId("films");
        var run = new RunId("r1");

        publish(RunKind.FULL, batch(run, films, RunKind.FULL));
        publish(RunKind.FULL, end(run, films, RunKind.FULL, SyncFetched.Result.COMPLETE));

        assertThat(store.report(SyncApplied.class))
                .isEqualTo(new SyncApplied(
                        run,
                        ATTEMPT,
                        films,
                        RunKind.FULL,
                        10,
                        SyncApplied.Result.SUCCEEDED,
                        new Counts(2, 2, 0, 0, 0, 0, 0, 0, 0),
                        "digest"));
        assertThat(store.get("/api/v1/media?connection=films&title=matr").body())
                .contains("\"id\":\"films:603\"", "\"status\":\"MONITORED\"", "\"total\":1");
        assertThat(store.bean(RunsInStore.class).applied(run)).isEqualTo(2);
    }

    @Test
    void anItemsRunHasAWayOfItsOwn() {
        var items = new ConnectionId("items");
        var run = new RunId("r2");

        publish(RunKind.ITEMS, end(run, items, RunKind.ITEMS, SyncFetched.Result.COMPLETE));
        publish(RunKind.ITEMS, batch(run, items, RunKind.ITEMS));

        assertThat(store.report(SyncApplied.class).result()).isEqualTo(SyncApplied.Result.SUCCEEDED);
        assertThat(store.get("/api/v1/media/items:603/history").body()).contains("\"what\":\"CREATED\"");
    }

    @Test
    void aDeletedConnectionIsReportedAsClosed() {
        var closed = new ConnectionClosed(new ConnectionId("over"), 99, true);

        store.bean(MessagePublisher.class).send(Routes.MEDIA, Routes.keyOf(RunKind.ITEMS), closed);

        assertThat(store.report(LibraryClosed.class)).isEqualTo(new LibraryClosed(new ConnectionId("over"), 99, true));
    }

    @Test
    void aMessageThatHasNoMeaningHereIsParked() {
        publish(
                RunKind.FULL,
                end(new RunId("r3"), new ConnectionId("failed"), RunKind.FULL, SyncFetched.Result.FAILED));

        var rabbit = store.bean(RabbitTemplate.class);
        var parked = await().until(() -> rabbit.receive("parked"), it -> it != null);
        assertThat(new String(parked.getBody(), StandardCharsets.UTF_8)).contains("r3");
    }

    @Test
    void itIsReadyWhenBrokerDatabaseAndIndexesAreThere() {
        var ready = await().until(() -> store.manage("/actuator/health/readiness"), it -> it.statusCode() == 200);

        assertThat(ready.body()).contains("mongo", "rabbit", "storeIndexes");
        assertThat(store.manage("/actuator/health/liveness").statusCode()).isEqualTo(200);
    }

    @Test
    void prometheusIsToldWhatBecameOfTitles() {
        var counted = new ConnectionId("counted");
        publish(RunKind.FULL, batch(new RunId("r4"), counted, RunKind.FULL));

        await().untilAsserted(
                        () -> assertThat(store.manage("/actuator/prometheus").body())
                                .contains("arrgus_store_titles_total{change=\"created\"}"));
    }

    @Test
    void nothingIsRefusedSilently() {
        var refusing = new ConnectionId("refusing");
        store.bean(Kernel.class).on(new ConnectionClosed(refusing, 99, false));

        publish(RunKind.FULL, batch(new RunId("r5"), refusing, RunKind.FULL));

        await().untilAsserted(
                        () -> assertThat(store.manage("/actuator/prometheus").body())
                                .contains("arrgus_store_observations_refused_total{why=\"late\"} 2.0"));
    }

    private static void publish(RunKind kind, Message message) {
        store.bean(MessagePublisher.class).send(Routes.MEDIA, Routes.keyOf(kind), message);
    }

    private static MediaStatusEvent batch(RunId run, ConnectionId connection, RunKind kind) {
        return new MediaStatusEvent(
                run,
                ATTEMPT,
                connection,
                kind,
                10,
                0,
                MonitorType.MISSING,
                List.of(film(603, "The Matrix"), film(1891, "Empire")),
                List.of(),
                null);
    }

    private static SyncFetched end(RunId run, ConnectionId connection, RunKind kind, SyncFetched.Result result) {
        return new SyncFetched(run, ATTEMPT, connection, kind, 10, result, 1, 2, List.of(), "digest", null, null);
    }
}
