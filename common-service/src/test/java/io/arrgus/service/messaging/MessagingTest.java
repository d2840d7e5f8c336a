package io.arrgus.service.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.tracing.Traces;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.MDC;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On the broker that the tests have; they say which. */
@ExtendWith(OutputCaptureExtension.class)
class MessagingTest {

    private static final String QUEUE = "test.media";
    private static final String OTHER_QUEUE = "test.other";
    private static final ConnectionClosed NEXT = new ConnectionClosed(new ConnectionId("radarr-1"), 8, false);
    private static final ConnectionClosed MESSAGE = new ConnectionClosed(new ConnectionId("radarr-1"), 7, false);

    private static final SyncProgress OF_A_RUN = new SyncProgress(
            new RunId("run-1"),
            new AttemptId("attempt-1"),
            new ConnectionId("radarr-1"),
            RunKind.FULL,
            SyncProgress.Phase.CHECKING,
            0,
            0,
            0,
            null);

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Context {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        PassingTrouble databaseIsAway() {
            return trouble -> "the database is away".equals(trouble.getMessage());
        }
    }

    private final List<Object> handled = new CopyOnWriteArrayList<>();
    private ConfigurableApplicationContext context;
    private RabbitAdmin admin;
    private @Nullable QueueConsumer consumer;

    @BeforeEach
    void start() {
        TestBroker.get().clean();
        var properties = TestInfrastructure.properties();
        properties.put("spring.rabbitmq.publisher-confirm-type", "correlated");
        properties.put("spring.rabbitmq.publisher-returns", true);
        context = new SpringApplicationBuilder(Context.class)
                .web(WebApplicationType.NONE)
                .properties(properties)
                .run();
        admin = context.getBean(RabbitAdmin.class);
        admin.deleteQueue(QUEUE);
        admin.deleteQueue(OTHER_QUEUE);
        admin.initialize();
        declare(QUEUE, Routes.MEDIA, "items");
    }

    @AfterEach
    void stop() {
        if (consumer != null) {
            consumer.stop();
        }
        admin.deleteQueue(QUEUE);
        admin.deleteQueue(OTHER_QUEUE);
        context.close();
    }

    @Test
    void aMessageThatWasSentIsInItsQueue() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> handled.add(message));
        await().until(() -> handled.equals(List.of(MESSAGE)));
    }

    @Test
    void everyLineThatIsLoggedForAMessageNamesItsConnectionItsRunAndTheTraceOfItsSender() {
        var context = new ConcurrentLinkedQueue<Map<String, String>>();
        var traces = this.context.getBean(Traces.class);
        consume(_ -> context.add(MDC.getCopyOfContextMap()));

        var traceId = traces.step("send", span -> {
            publisher().send(Routes.MEDIA, "items", OF_A_RUN);
            return span.context().traceId();
        });
        await().until(() -> context.size() == 1);
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        await().until(() -> context.size() == 2);

        assertThat(context.poll())
                .containsEntry("connection", "radarr-1")
                .containsEntry("run", "run-1")
                .containsEntry("traceId", traceId);
        assertThat(context.poll()).containsEntry("connection", "radarr-1").doesNotContainKey("run");
    }

    @Test
    void aMessageThatMayWaitTenMinutesIsStillThereToBeTaken() {
        publisher().send(Routes.MEDIA, "items", MESSAGE, Duration.ofMinutes(10));

        consume(message -> handled.add(message));
        await().until(() -> handled.equals(List.of(MESSAGE)));
    }

    @Test
    void aMessageThatNoQueueTakesWasNotSent() {
        assertThatExceptionOfType(NotPublished.class)
                .isThrownBy(() -> publisher().send(Routes.MEDIA, "nobody", MESSAGE))
                .withMessageContaining("No queue takes");
    }

    @Test
    void anUnreadableMessageIsParkedWithItsReasonAndTheNextOneIsHandled() {
        rabbit().send(
                        Routes.MEDIA,
                        "items",
                        MessageBuilder.withBody("gibberish".getBytes(UTF_8)).build());
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> handled.add(message));

        await().until(() -> handled.equals(List.of(MESSAGE)));
        var parked = parked();
        assertThat(new String(parked.getBody(), UTF_8)).isEqualTo("gibberish");
        assertThat(parked.getMessageProperties().getHeaders())
                .containsEntry(Parking.QUEUE, QUEUE)
                .containsEntry(Parking.EXCHANGE, Routes.MEDIA)
                .containsEntry(Parking.KEY, "items")
                .containsKeys(Parking.REASON, Parking.AT);
    }

    @Test
    void aMessageThatFailsByABugThreeTimesIsParkedAndBlocksNobody() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> {
            handled.add(message);
            throw new IllegalStateException("a bug");
        });

        assertThat(parked().getMessageProperties().getHeaders()).containsEntry(Parking.QUEUE, QUEUE);
        assertThat(handled).hasSize(3);
        assertThat(context.getBean(MeterRegistry.class)
                        .counter("arrgus.messages.parked", "queue", QUEUE, "reason", "failed")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void troubleThatPassesIsWaitedForAndNeverParked() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> {
            handled.add(message);
            if (handled.size() <= 3) {
                throw new IllegalStateException("the database is away");
            }
        });

        await().until(() -> handled.size() == 4);
        assertThat(rabbit().receive("parked", 300)).isNull();
    }

    @Test
    void workThatIsHandedBackIsDeliveredAgain() {
        var first = new AtomicBoolean(true);
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> {
            if (first.getAndSet(false)) {
                throw new HandedBack("somebody else may do it");
            }
            handled.add(message);
        });

        await().until(() -> handled.equals(List.of(MESSAGE)));
        assertThat(rabbit().receive("parked", 300)).isNull();
    }

    @Test
    void aStoppingServiceTellsLongWorkSo() throws InterruptedException {
        var begun = new CountDownLatch(1);
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        consumer = context.getBean(Consumers.class).of(QUEUE, 1, (_, wanted) -> {
            begun.countDown();
            while (wanted.getAsBoolean()) {
                Thread.onSpinWait();
            }
            throw new HandedBack("stopping");
        });
        consumer.start();
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

        consumer.stop();

        var again = rabbit().receive(QUEUE, 5_000);
        assertThat(again).isNotNull();
        assertThat(context.getBean(MessageCodec.class).decode(again)).isEqualTo(MESSAGE);
    }

    @Test
    void aConsumerThatDiesThreeTimesOnAMessageParksItAndTheOthersFlowOn() throws Exception {
        assumeTrue(onRabbit(), "only RabbitMQ counts deaths");
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        publisher().send(Routes.MEDIA, "items", NEXT);

        for (int deaths = 0; deaths < 3; deaths++) {
            diesOn(QUEUE);
        }

        var read = emptied().getFirst();
        assertThat(read.queue()).isEqualTo(QUEUE);
        assertThat(read.reason()).isEqualTo("died");
        assertThat(read.message()).isEqualTo(MESSAGE);
        consume(message -> handled.add(message));
        await().until(() -> handled.equals(List.of(NEXT)));
    }

    @Test
    void aConnectionThatBreaksIsOneDeathOfWhatWasInHandAndNotMany() {
        var hold = new CountDownLatch(1);
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        consumer = context.getBean(Consumers.class).of(QUEUE, 64, (message, wanted) -> {
            handled.add(message);
            while (handled.size() < 3 && wanted.getAsBoolean()) {
                hold.await(100, TimeUnit.MILLISECONDS);
            }
        });
        consumer.start();
        await().until(() -> handled.size() == 1);

        context.getBean(CachingConnectionFactory.class).resetConnection();
        await().until(() -> handled.size() == 2);
        context.getBean(CachingConnectionFactory.class).resetConnection();

        await().until(() -> handled.size() == 3);
        assertThat(rabbit().receive("parked", 300)).isNull();
    }

    @Test
    void aQueueThatSomebodyDeletesIsMadeAnew() {
        assumeTrue(onRabbit(), "nobody can delete a queue of the embedded broker, and it would not tell");
        consumer = context.getBean(Consumers.class).ofParked(handled::add);
        consumer.start();
        await().until(consumer::isConsuming);

        admin.deleteQueue("parked");

        await().until(() -> admin.getQueueInfo("parked") != null && consumer.isConsuming());
    }

    @Test
    void workThatIsHandedBackAHundredTimesIsNotParked() {
        var again = new AtomicInteger(100);
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> {
            if (again.getAndDecrement() > 0) {
                throw new HandedBack("somebody else may do it");
            }
            handled.add(message);
        });

        await().until(() -> handled.equals(List.of(MESSAGE)));
        assertThat(rabbit().receive("parked", 300)).isNull();
    }

    @Test
    void whoWaitsForLongHandsBackWhichDoesNotCount() {
        var impatient = new Consumers(
                context.getBean(ConnectionFactory.class),
                admin,
                context.getBean(MessageCodec.class),
                context.getBean(Parking.class),
                reader(),
                Traces.NONE,
                List.of(trouble -> "the database is away".equals(trouble.getMessage())),
                0);
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consumer = impatient.of(QUEUE, 1, (message, _) -> {
            handled.add(message);
            if (handled.size() < 10) {
                throw new IllegalStateException("the database is away");
            }
        });
        consumer.start();

        await().until(() -> handled.size() == 10);
        assertThat(rabbit().receive("parked", 300)).isNull();
    }

    @Test
    void whatNobodyTookInTimeIsNotKept() {
        publisher().send(Routes.MEDIA, "items", MESSAGE, Duration.ofMillis(100));
        await().until(() -> rabbit().receive(QUEUE) == null);

        publisher().send(Routes.MEDIA, "items", NEXT);
        consume(message -> {
            throw new UnexpectedMessage(NEXT);
        });

        assertThat(emptied()).extracting(ParkedMessage::message).containsExactly(NEXT);
    }

    @Test
    void whatWasParkedTwiceIsRecognised() {
        var raw = context.getBean(MessageCodec.class).encode(MESSAGE);
        var parking = context.getBean(Parking.class);
        parking.park(raw, QUEUE, "failed", "once");
        parking.park(raw, QUEUE, "failed", "and once more");
        parking.park(raw, "another", "failed", "elsewhere");

        var parked = emptied(3);

        assertThat(parked.get(0).id())
                .isEqualTo(parked.get(1).id())
                .isNotEqualTo(parked.get(2).id());
    }

    @Test
    void aRedriveGoesToItsQueueAloneAsTheMessageWas() {
        declare(OTHER_QUEUE, Routes.MEDIA, "items");
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        var sent = rabbit().receive(OTHER_QUEUE, 5_000);
        consume(message -> {
            throw new UnexpectedMessage(MESSAGE);
        });
        var parked = emptied().getFirst();
        consumer.stop();

        redrive(parked);

        var again = rabbit().receive(QUEUE, 5_000);
        assertThat(again.getBody()).isEqualTo(sent.getBody());
        assertThat(Envelope.of(again.getMessageProperties())).isEqualTo(Envelope.of(sent.getMessageProperties()));
        assertThat(again.getMessageProperties().getHeaders())
                .containsEntry(Parking.REDRIVES, 1)
                .doesNotContainKeys(Parking.QUEUE, Parking.REASON, Parking.AT);
        assertThat(rabbit().receive(OTHER_QUEUE, 300)).isNull();
    }

    @Test
    void whatFailsAgainIsParkedAgainAndCounts() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);
        consume(message -> {
            throw new UnexpectedMessage(MESSAGE);
        });
        var first = emptied().getFirst();

        redrive(first);

        var second = emptied().getFirst();
        assertThat(second.redrives()).isEqualTo(1);
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(second.message()).isEqualTo(MESSAGE);
    }

    @Test
    void aRedriveIntoAQueueThatIsGoneIsSaid() {
        var parked = reader().read(context.getBean(MessageCodec.class).encode(MESSAGE));

        assertThatExceptionOfType(NotPublished.class)
                .isThrownBy(() -> context.getBean(Parking.class).redrive("gone", 0, parked.envelope(), parked.body()))
                .matches(NotPublished::queueIsMissing);
    }

    @Test
    void anErrorByABugIsParkedAndDoesNotEndTheService() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> {
            throw new StackOverflowError();
        });

        assertThat(emptied().getFirst().reason()).isEqualTo("failed");
    }

    /** A consumer takes the next message and dies, so that its channel closes. */
    private static void diesOn(String queue) throws Exception {
        var connections = new com.rabbitmq.client.ConnectionFactory();
        connections.setUri(TestBroker.get().uri());
        try (var connection = connections.newConnection();
                var channel = connection.createChannel()) {
            await().until(() -> channel.basicGet(queue, false), it -> it != null);
        }
    }

    private List<ParkedMessage> emptied() {
        return emptied(1);
    }

    private List<ParkedMessage> emptied(int count) {
        var found = new CopyOnWriteArrayList<ParkedMessage>();
        var container = context.getBean(Consumers.class).ofParked(found::add);
        container.start();
        try {
            await().until(() -> found.size() >= count);
            return found;
        } finally {
            container.stop();
        }
    }

    private void redrive(ParkedMessage parked) {
        context.getBean(Parking.class).redrive(parked.queue(), parked.redrives(), parked.envelope(), parked.body());
    }

    private ParkedReader reader() {
        return new ParkedReader(context.getBean(MessageCodec.class), Clock.systemUTC());
    }

    private static boolean onRabbit() {
        return TestBroker.get().describe().contains("RabbitMQ");
    }

    @Test
    void aQueueThatDoesNotFitIsToldOnceWithWhatToDoAndTheOthersAreDeclared(CapturedOutput output) {
        assumeTrue(onRabbit(), "the embedded broker accepts whatever it has");
        admin.deleteQueue("parked");
        admin.declareQueue(new Queue("parked"));

        admin.initialize();
        admin.initialize();

        var health = context.getBean(BrokerNews.class).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsKey("queue parked");
        assertThat(output.getAll().lines().filter(line -> line.contains("Queue parked exists")))
                .singleElement()
                .asString()
                .contains("x-", "Stop the services, delete the queue");
        publisher().send(Routes.MEDIA, "items", MESSAGE);
    }

    @Test
    void whileTheBrokerTakesNothingThatIsSaidAndSendingGoesOnByItselfAfterwards() throws Exception {
        var news = context.getBean(BrokerNews.class);
        news.on(new ConnectionBlockedEvent(connection(), "low on memory"));
        var blocked = news.health();
        var sending = CompletableFuture.runAsync(() -> publisher().send(Routes.MEDIA, "items", MESSAGE));
        var sentMeanwhile = rabbit().receive(QUEUE, 500);

        news.on(new ConnectionUnblockedEvent(connection()));

        sending.get(20, TimeUnit.SECONDS);
        assertThat(blocked.getStatus()).isEqualTo(Status.DOWN);
        assertThat(blocked.getDetails()).containsEntry("blocked", "low on memory");
        assertThat(sentMeanwhile).isNull();
        assertThat(news.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whoeverIsNotTakenForLongIsToldSo() {
        var news = context.getBean(BrokerNews.class);
        news.on(new ConnectionBlockedEvent(connection(), "low on memory"));

        assertThat(news.awaitOpen(Duration.ofMillis(50))).isFalse();
    }

    private Connection connection() {
        return context.getBean(ConnectionFactory.class).createConnection();
    }

    /** What a test does with a message. */
    private interface Effect {
        void on(Object message);
    }

    private void consume(Effect effect) {
        consumer = context.getBean(Consumers.class).of(QUEUE, 1, (message, _) -> effect.on(message));
        consumer.start();
    }

    private Message parked() {
        return await().until(() -> rabbit().receive("parked"), message -> message != null);
    }

    private void declare(String queue, String exchange, String key) {
        // The adapter of the embedded broker translates what is declared at a start, not this.
        admin.declareQueue(onRabbit() ? Queues.consumed(queue) : new Queue(queue));
        admin.declareBinding(new Binding(queue, Binding.DestinationType.QUEUE, exchange, key, null));
    }

    private MessagePublisher publisher() {
        return context.getBean(MessagePublisher.class);
    }

    private RabbitTemplate rabbit() {
        return context.getBean(RabbitTemplate.class);
    }
}
