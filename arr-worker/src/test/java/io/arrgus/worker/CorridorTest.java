package io.arrgus.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.media.MediaCreate;
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
import io.arrgus.testsupport.TestBroker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Binding.DestinationType;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole worker between a broker and an Arr. */
class CorridorTest {

    private static ConfigurableApplicationContext worker;
    private static final List<Message> atTheStore = new CopyOnWriteArrayList<>();
    private static final List<Message> atTheScheduler = new CopyOnWriteArrayList<>();
    private static final List<SimpleMessageListenerContainer> listening = new CopyOnWriteArrayList<>();

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
        listening.forEach(SimpleMessageListenerContainer::destroy);
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
        container.afterPropertiesSet();
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
