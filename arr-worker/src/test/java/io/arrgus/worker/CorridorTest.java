package io.arrgus.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.testsupport.TestBroker;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.Search;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole worker between a broker and an Arr. */
@ExtendWith(OutputCaptureExtension.class)
class CorridorTest {

    private static ConfigurableApplicationContext worker;
    private static final List<Message> atTheStore = new CopyOnWriteArrayList<>();
    private static final List<Message> atTheScheduler = new CopyOnWriteArrayList<>();
    private static final List<QueueConsumer> listening = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startTheWorker() {
        TestBroker.get().clean();
        worker = RunningWorker.start();
        listen("store.full", Routes.MEDIA, "full", atTheStore);
        listen("store.items", Routes.MEDIA, "items", atTheStore);
        listen("scheduler.reports", Routes.REPORTS, Routes.REPORT, atTheScheduler);
    }

    @AfterAll
    static void stop() {
        listening.forEach(QueueConsumer::stop);
        worker.close();
    }

    @BeforeEach
    void forget() {
        atTheStore.clear();
        atTheScheduler.clear();
    }

    private static void listen(String queue, String exchange, String key, List<Message> into) {
        var admin = worker.getBean(AmqpAdmin.class);
        admin.declareQueue(QueueBuilder.durable(queue).build());
        admin.declareBinding(new Binding(queue, DestinationType.QUEUE, exchange, key, null));
        var container = worker.getBean(Consumers.class).of(queue, 1, (message, _) -> into.add(message));
        container.start();
        listening.add(container);
    }

    @Test
    void aWholeLibraryReachesTheStoreInBatchesAndThenItsEnd() {
        try (var radarr = TestArr.radarr(SharedData.text("recordings/radarr/movie-list-50.body.json"))) {
            var request = Given.fullRequest(Given.connection(ArrType.RADARR, radarr.url()), null);

            publish(request);

            var end = endOf(request);
            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            assertThat(end.items()).isEqualTo(50);
            await().untilAsserted(() -> assertThat(atTheStore).contains(end).hasSize(end.batches() + 1));
            assertThat(seen()).hasSize(50).doesNotHaveDuplicates();
            assertThat(batches()).hasSize(end.batches()).allMatch(batch -> batch.fence() == request.fence());
        }
    }

    @Test
    void progressIsToldFromTheFirstMomentOn() {
        try (var radarr = TestArr.radarr(SharedData.text("recordings/radarr/movie-list-50.body.json"))) {
            var request = Given.fullRequest(Given.connection(ArrType.RADARR, radarr.url()), null);

            publish(request);
            endOf(request);

            assertThat(atTheScheduler)
                    .filteredOn(SyncProgress.class::isInstance)
                    .extracting(message -> ((SyncProgress) message).phase())
                    .containsExactly(Phase.CHECKING, Phase.RECEIVING, Phase.READING, Phase.PUBLISHING);
        }
    }

    @Test
    void namedTitlesTakeTheirOwnWay() {
        try (var radarr = TestArr.radarr("[]")
                .on(TestArr.MOVIES + "/5", TestArr.json("{\"title\": \"Alien\", \"tmdbId\": 348, \"id\": 5}"))) {
            var request = Given.itemsRequest(Given.connection(ArrType.RADARR, radarr.url()), 5);

            publish(request);

            var end = endOf(request);
            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            await().untilAsserted(() -> assertThat(atTheStore).contains(end).hasSize(2));
            assertThat(seen()).extracting(MediaCreate::externalId).containsExactly("348");
        }
    }

    @Test
    void aFailureIsToldToTheSchedulerAlone() {
        try (var sonarr = TestArr.start().on(TestArr.STATUS, TestArr.json(TestArr.SONARR))) {
            var request = Given.fullRequest(Given.connection(ArrType.RADARR, sonarr.url()), null);

            publish(request);

            var end = endOf(request);
            assertThat(end.result()).isEqualTo(Result.FAILED);
            assertThat(end.failure().message())
                    .isEqualTo(sonarr.url() + " is Sonarr, but The Radarr of the attic should be Radarr.");
            await().during(Duration.ofMillis(500)).until(atTheStore::isEmpty);
        }
    }

    @Test
    void theBreakerOfEachConnectionIsMeasuredOnce() {
        try (var sick = TestArr.start().on(TestArr.STATUS, TestArr.status(503))) {
            var connection = Given.connection(ArrType.RADARR, sick.url());
            for (var request : List.of(Given.fullRequest(connection, null), Given.fullRequest(connection, null))) {
                publish(request);
                endOf(request);
            }
            await().until(() -> breakerIs("open", connection) == 1);

            assertThat(worker.getBean(MeterRegistry.class).getMeters())
                    .extracting(meter -> meter.getId().getName())
                    .noneMatch(name -> name.startsWith("resilience4j"));
        }
    }

    private static double breakerIs(String state, Connection connection) {
        return breakerMeters(connection).tag("state", state).gauges().stream()
                .mapToDouble(Gauge::value)
                .sum();
    }

    private static Search breakerMeters(Connection connection) {
        return worker.getBean(MeterRegistry.class)
                .find("arrgus.arr.breaker.state")
                .tag("connection", connection.id().value());
    }

    @Test
    void aRequestWhoseChannelDiesIsFetchedAgainAsAnAttemptOfItsOwn() {
        var release = new CountDownLatch(1);
        try (var slow = TestArr.radarr("[]").on(TestArr.MOVIES, exchange -> {
            awaitQuietly(release);
            TestArr.json("[]").to(exchange);
        })) {
            var request = Given.fullRequest(Given.connection(ArrType.RADARR, slow.url()), null);
            publish(request);
            await().until(() -> slow.callsOf(TestArr.MOVIES) == 1);

            worker.getBean(CachingConnectionFactory.class).resetConnection();
            await().atMost(Duration.ofSeconds(60)).until(() -> slow.callsOf(TestArr.MOVIES) == 2);
            release.countDown();

            var end = endOf(request);
            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            var attempts = atTheScheduler.stream()
                    .filter(SyncProgress.class::isInstance)
                    .map(SyncProgress.class::cast)
                    .filter(progress -> progress.runId().equals(request.runId()))
                    .map(SyncProgress::attemptId)
                    .distinct()
                    .toList();
            assertThat(attempts).hasSize(2).last().isEqualTo(end.attemptId());
        }
    }

    @Test
    void aMessageThatMeansNothingToAWorkerIsParked() {
        var admin = worker.getBean(AmqpAdmin.class);
        admin.purgeQueue("parked");
        var nonsense = new LibraryClosed(new ConnectionId("radarr"), 7, true);

        worker.getBean(MessagePublisher.class).send(Routes.SYNC, "full", nonsense);

        await().until(() -> admin.getQueueInfo("parked").getMessageCount() == 1);
    }

    @Test
    void noLineOfTheLogShowsAKey(CapturedOutput output) {
        try (var refusing = TestArr.start().on(TestArr.STATUS, TestArr.status(401))) {
            var connection = Given.connection(ArrType.RADARR, URI.create(refusing.url()), Given.KEY);
            var request = Given.fullRequest(connection, null);
            var root = (Logger) LoggerFactory.getLogger("ROOT");
            var before = root.getLevel();

            root.setLevel(Level.DEBUG);
            publish(request);
            var end = endOf(request);
            root.setLevel(before);

            assertThat(end.failure().code()).isEqualTo("unauthorized");
            assertThat(refusing.lastHeaders().get("X-api-key")).containsExactly(Given.KEY);
            assertThat(output.getAll()).contains("refuses its API key").doesNotContain(Given.KEY);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void publish(SyncRequest request) {
        worker.getBean(MessagePublisher.class).send(Routes.SYNC, Routes.keyOf(request.kind()), request);
    }

    private static SyncFetched endOf(SyncRequest request) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> atTheScheduler.stream()
                                .filter(SyncFetched.class::isInstance)
                                .map(SyncFetched.class::cast)
                                .filter(fetched -> fetched.runId().equals(request.runId()))
                                .findFirst()
                                .orElse(null),
                        found -> found != null);
    }

    private static List<MediaStatusEvent> batches() {
        return atTheStore.stream()
                .filter(MediaStatusEvent.class::isInstance)
                .map(MediaStatusEvent.class::cast)
                .toList();
    }

    private static List<MediaCreate> seen() {
        return batches().stream().flatMap(batch -> batch.seen().stream()).toList();
    }
}
