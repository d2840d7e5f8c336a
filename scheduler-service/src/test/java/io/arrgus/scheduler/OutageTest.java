package io.arrgus.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.run.RunKind;
import io.arrgus.testsupport.Link;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Broker and database may come late, go away and come back. */
@ExtendWith(OutputCaptureExtension.class)
class OutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String MOVIES = """
            {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878", "apiKey": "0123456789abcdef"}""";

    private Map<String, Object> properties;
    private Link broker;
    private Link database;

    @BeforeEach
    void putLinks() {
        TestBroker.get().clean();
        properties = TestInfrastructure.properties();
        broker = cutLink("spring.rabbitmq.addresses");
        database = cutLink("spring.mongodb.uri");
    }

    /** Nothing gets through until it is restored. */
    private Link cutLink(String property) {
        var uri = URI.create((String) properties.get(property));
        var link = Link.to(uri);
        link.cut();
        properties.put(property, link.through(uri));
        return link;
    }

    @AfterEach
    void takeLinksAway() {
        broker.close();
        database.close();
    }

    @Test
    void aSchedulerStartsBeforeBrokerAndDatabaseSaysSoAndGetsToWork(CapturedOutput output) {
        try (var scheduler = start()) {
            var ready = scheduler.management("/actuator/health/readiness").status();
            var alive = scheduler.management("/actuator/health/liveness").status();
            var refused = scheduler.post("/api/v1/connections", MOVIES);
            await().atMost(PATIENCE).until(() -> output.getAll().contains("The schedule waits for the database"));

            database.restore();
            await().atMost(PATIENCE)
                    .until(() -> scheduler.post("/api/v1/connections", MOVIES).status() == 201);
            broker.restore();
            await().atMost(PATIENCE)
                    .until(() ->
                            scheduler.management("/actuator/health/readiness").status() == 200);
            try (var farSide = new FarSide(scheduler)) {
                await().atMost(PATIENCE).until(() -> !farSide.requests().isEmpty());
            }

            assertThat(ready).isEqualTo(503);
            assertThat(alive).isEqualTo(200);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().at("/detail").asString()).contains("database cannot be reached");
            assertThat(output.getAll().lines().filter(line -> line.startsWith("\tat ")))
                    .isEmpty();
        }
    }

    @Test
    void whatIsAskedForWhileTheBrokerIsAwayIsDoneWhenItIsBack() {
        database.restore();
        broker.restore();
        try (var scheduler = start();
                var farSide = new FarSide(scheduler)) {
            var path = scheduler
                    .post("/api/v1/connections", MOVIES)
                    .raw()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            farSide.reports(Reports.applied(farSide.request(1), SyncApplied.Result.SUCCEEDED));
            await().atMost(PATIENCE)
                    .until(() -> scheduler.get(path).json().at("/runs").isEmpty());

            broker.cut();
            await().atMost(PATIENCE)
                    .until(() ->
                            scheduler.management("/actuator/health/readiness").status() == 503);
            var asked = scheduler.post(path + "/sync", "{\"ids\": [7]}");
            broker.restore();
            await().atMost(PATIENCE).until(() -> farSide.requests().size() == 2);

            assertThat(asked.status()).isEqualTo(202);
            assertThat(asked.json().at("/message").asString()).contains("broker cannot be reached");
            assertThat(farSide.request(2).kind()).isEqualTo(RunKind.ITEMS);
            assertThat(farSide.request(2).arrIds()).containsExactly(7);
        }
    }

    @Test
    void aReportThatComesWhileTheDatabaseIsAwayIsNotLost() {
        database.restore();
        broker.restore();
        try (var scheduler = start();
                var farSide = new FarSide(scheduler)) {
            var path = scheduler
                    .post("/api/v1/connections", MOVIES)
                    .raw()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            var request = farSide.request(1);

            database.cut();
            farSide.reports(Reports.applied(request, SyncApplied.Result.SUCCEEDED));
            var meanwhile = scheduler.get(path).status();
            database.restore();

            await().atMost(PATIENCE)
                    .until(() ->
                            scheduler.get(path).json().at("/state").asString().equals("OK"));
            assertThat(meanwhile).isEqualTo(503);
        }
    }

    @Test
    void itsMetersTellWhetherBrokerAndDatabaseAreThere() {
        try (var scheduler = start()) {
            awaitMeters(scheduler, "arrgus_broker_up 0.0", "arrgus_database_up 0.0");

            broker.restore();
            database.restore();
            awaitMeters(scheduler, "arrgus_broker_up 1.0", "arrgus_database_up 1.0");

            broker.cut();
            database.cut();
            awaitMeters(scheduler, "arrgus_broker_up 0.0", "arrgus_database_up 0.0");
        }
    }

    private static void awaitMeters(RunningScheduler scheduler, String... lines) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(scheduler
                                .management("/actuator/prometheus")
                                .raw()
                                .body()
                                .lines())
                        .contains(lines));
    }

    private RunningScheduler start() {
        return RunningScheduler.start(properties, "--arrgus.scheduler.tick=200ms");
    }
}
