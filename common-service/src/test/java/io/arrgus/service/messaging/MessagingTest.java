package io.arrgus.service.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.Routes;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** On the broker that the tests have; they say which. */
class MessagingTest {

    private static final String QUEUE = "test.media";
    private static final ConnectionClosed MESSAGE = new ConnectionClosed(new ConnectionId("radarr-1"), 7, false);

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
    private @Nullable SimpleMessageListenerContainer consumer;

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
        admin.initialize();
        declare(QUEUE, Routes.MEDIA, "items");
    }

    @AfterEach
    void stop() {
        if (consumer != null) {
            consumer.stop();
        }
        admin.deleteQueue(QUEUE);
        context.close();
    }

    @Test
    void aMessageThatWasSentIsInItsQueue() {
        publisher().send(Routes.MEDIA, "items", MESSAGE);

        consume(message -> handled.add(message));
        await().until(() -> handled.equals(List.of(MESSAGE)));
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
        begun.await();

        consumer.stop();

        var again = rabbit().receive(QUEUE, 5_000);
        assertThat(again).isNotNull();
        assertThat(context.getBean(MessageCodec.class).decode(again)).isEqualTo(MESSAGE);
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
        admin.declareQueue(new Queue(queue));
        admin.declareBinding(new Binding(queue, Binding.DestinationType.QUEUE, exchange, key, null));
    }

    private MessagePublisher publisher() {
        return context.getBean(MessagePublisher.class);
    }

    private RabbitTemplate rabbit() {
        return context.getBean(RabbitTemplate.class);
    }
}
