package io.arrgus.store;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.store.query.RunsInStore;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** The whole service, by its queues and its doors. */
class StoreTest {

    private static final ConnectionId FILMS = new ConnectionId("films");
    private static final String REPORTS = "scheduler.reports";

    private static ConfigurableApplicationContext store;

    @BeforeAll
    static void start() {
        TestBroker.get().clean();
        store = StoreApplication.application().run(arguments());
        var admin = store.getBean(AmqpAdmin.class);
        var reports = new Queue(REPORTS);
        admin.declareQueue(reports);
        admin.declareBinding(BindingBuilder.bind(reports)
                .to(new DirectExchange(Routes.REPORTS))
                .with(Routes.REPORT));
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void whatAWorkerSawEndsUpInTheStore() throws Exception {
        var run = new RunId("r1");
        var attempt = new AttemptId("a1");
        var batch = new MediaStatusEvent(
                run,
                attempt,
                FILMS,
                RunKind.FULL,
                10,
                0,
                MonitorType.MISSING,
                List.of(film(603, "The Matrix"), film(1891, "Empire")),
                List.of());
        var fetched = new SyncFetched(
                run, attempt, FILMS, RunKind.FULL, 10, SyncFetched.Result.COMPLETE, 1, 2, List.of(), "digest", null);
        var publisher = store.getBean(MessagePublisher.class);

        publisher.send(Routes.MEDIA, Routes.keyOf(RunKind.FULL), batch);
        publisher.send(Routes.MEDIA, Routes.keyOf(RunKind.FULL), fetched);

        assertThat(report())
                .isEqualTo(new SyncApplied(
                        run,
                        attempt,
                        FILMS,
                        RunKind.FULL,
                        10,
                        SyncApplied.Result.SUCCEEDED,
                        new Counts(2, 2, 0, 0, 0, 0, 0, 0, 0),
                        "digest"));
        assertThat(get("/api/v1/media?title=matr").body())
                .contains("\"id\":\"films:603\"", "\"status\":\"MONITORED\"", "\"total\":1");
        assertThat(store.getBean(RunsInStore.class).applied(run)).isEqualTo(2);
    }

    /** As arguments: they overrule the service's own settings file, which mere properties do not. */
    private static String[] arguments() {
        return TestInfrastructure.properties().entrySet().stream()
                .map(it -> "--" + it.getKey() + "=" + it.getValue())
                .toArray(String[]::new);
    }

    private static SyncApplied report() {
        var rabbit = store.getBean(RabbitTemplate.class);
        var message = await().until(() -> rabbit.receive(REPORTS), it -> it != null);
        return JsonMapper.shared().readValue(message.getBody(), SyncApplied.class);
    }

    private static HttpResponse<String> get(String path) throws Exception {
        var port = store.getEnvironment().getRequiredProperty("local.server.port");
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("X-Api-Key", TestInfrastructure.API_KEY)
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }
}
