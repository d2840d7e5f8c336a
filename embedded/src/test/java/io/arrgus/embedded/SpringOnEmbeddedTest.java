package io.arrgus.embedded;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import com.mongodb.client.MongoClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpRejectAndDontRequeueException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageListener;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.amqp.health.RabbitHealthIndicator;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.mongodb.health.MongoHealthIndicator;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.mongodb.core.FindAndModifyOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Update;

/** A Spring Boot application that declares its queues as for RabbitMQ, on the embedded pair. */
class SpringOnEmbeddedTest {

    private static final String QUEUE = "worker.full";

    private static EmbeddedBroker broker;
    private static EmbeddedDatabase database;
    private static ConfigurableApplicationContext application;
    private static RabbitTemplate rabbit;

    private final List<SimpleMessageListenerContainer> running = new ArrayList<>();

    @BeforeAll
    static void start() {
        broker = EmbeddedBroker.start(0);
        database = EmbeddedDatabase.inMemory();
        application = new SpringApplicationBuilder(Application.class)
                .properties(
                        "spring.rabbitmq.addresses=" + broker.uri(),
                        "spring.rabbitmq.publisher-confirm-type=correlated",
                        "spring.rabbitmq.publisher-returns=true",
                        "spring.mongodb.uri=" + database.uri("test"),
                        "spring.main.banner-mode=off",
                        "arrgus.embedded-broker=true")
                .run();
        rabbit = application.getBean(RabbitTemplate.class);
        rabbit.setMandatory(true);
    }

    @AfterAll
    static void close() {
        application.close();
        database.close();
        broker.close();
    }

    @BeforeEach
    void empty() {
        application.getBean(RabbitAdmin.class).purgeQueue(QUEUE);
    }

    @AfterEach
    void stop() {
        running.forEach(SimpleMessageListenerContainer::stop);
    }

    @Test
    void bothAreHealthy() {
        var mongo = new MongoHealthIndicator(application.getBean(MongoClient.class));

        assertThat(mongo.health().getStatus()).isEqualTo(Status.UP);
        assertThat(new RabbitHealthIndicator(rabbit).health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void askingForHealthDoesNotDisturbTheData() {
        var mongo = application.getBean(MongoTemplate.class);
        mongo.save(new Title("health", 1, "before"));
        new MongoHealthIndicator(application.getBean(MongoClient.class)).health();

        mongo.save(new Title("health", 2, "after"));

        assertThat(mongo.findById("health", Title.class)).isEqualTo(new Title("health", 2, "after"));
    }

    @Test
    void aClaimIsOneUpdate() {
        var mongo = application.getBean(MongoTemplate.class);
        mongo.insert(new Title("claimed", 5, "free"));
        var due =
                query(where("_id").is("claimed").and("fence").lt(6).and("state").is("free"));
        var claim = new Update().set("state", "taken").inc("fence", 1);
        var options = FindAndModifyOptions.options().returnNew(true);

        var first = mongo.findAndModify(due, claim, options, Title.class);
        var second = mongo.findAndModify(due, claim, options, Title.class);

        assertThat(first).isEqualTo(new Title("claimed", 6, "taken"));
        assertThat(second).isNull();
    }

    @Test
    void aMessageForAQueueIsConfirmed() {
        var sent = send(QUEUE, "hello");

        assertThat(sent.getFuture().join().ack()).isTrue();
        assertThat(sent.getReturned()).isNull();
        assertThat(rabbit.receiveAndConvert(QUEUE, 10_000)).isEqualTo("hello");
    }

    @Test
    void oneThatNobodyTakesIsRefused() {
        var sent = send("nobody.listens", "hello");

        assertThat(sent.getFuture().join().ack()).isFalse();
    }

    @Test
    void sixtyFourConsumersEachHoldOneMessage() {
        var held = ConcurrentHashMap.<String>newKeySet();
        var release = new CountDownLatch(1);
        consume(64, message -> {
            held.add(text(message));
            awaitRelease(release);
        });
        var all = IntStream.range(0, 80).mapToObj(n -> "m" + n).collect(toSet());

        all.forEach(text -> send(QUEUE, text));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(held).hasSize(64));
        release.countDown();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(held).isEqualTo(all));
    }

    @Test
    void whatIsHandedBackComesAgain() {
        var deliveries = new AtomicInteger();
        var redelivered = ConcurrentHashMap.<Boolean>newKeySet();
        consume(1, message -> {
            redelivered.add(message.getMessageProperties().isRedelivered());
            if (deliveries.incrementAndGet() < 3) {
                throw new ImmediateRequeueAmqpException("not now");
            }
        });

        send(QUEUE, "again");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(deliveries).hasValue(3));
        assertThat(redelivered).isEqualTo(Set.of(false, true));
        stop();
        assertThat(rabbit.receive(QUEUE)).isNull();
    }

    @Test
    void whatIsRejectedForGoodIsDeliveredOnce() {
        var rejected = new AtomicInteger();
        var taken = new AtomicInteger();
        consume(1, message -> {
            if (text(message).equals("bad")) {
                rejected.incrementAndGet();
                throw new AmqpRejectAndDontRequeueException("never");
            }
            taken.incrementAndGet();
        });

        send(QUEUE, "bad");
        IntStream.range(0, 20).forEach(n -> send(QUEUE, "good"));

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(taken).hasValue(20));
        assertThat(rejected).hasValue(1);
    }

    /** Spring rejects with a nack; a plain reject is what Qpid would otherwise deliver for ever. */
    @Test
    void aPlainRejectTakesItOffTheQueue() {
        send(QUEUE, "rejected");

        rabbit.execute(channel -> {
            channel.basicReject(channel.basicGet(QUEUE, false).getEnvelope().getDeliveryTag(), false);
            return channel.basicGet(QUEUE, false);
        });

        assertThat(application.getBean(RabbitAdmin.class).getQueueInfo(QUEUE).getMessageCount())
                .isZero();
    }

    @Test
    void whatAConsumerHeldComesBackWhenItsChannelCloses() {
        send(QUEUE, "held");
        rabbit.execute(channel -> {
            assertThat(channel.basicGet(QUEUE, false)).isNotNull();
            channel.abort();
            return null;
        });

        assertThat(rabbit.receiveAndConvert(QUEUE, 10_000)).isEqualTo("held");
    }

    /** Sends, and waits for what the broker says to it. */
    private static CorrelationData send(String queue, String text) {
        var correlation = new CorrelationData();
        rabbit.convertAndSend("", queue, text, correlation);
        correlation.getFuture().orTimeout(30, TimeUnit.SECONDS).join();
        return correlation;
    }

    private void consume(int consumers, MessageListener listener) {
        var container = new SimpleMessageListenerContainer(application.getBean(ConnectionFactory.class));
        var threads = new SimpleAsyncTaskExecutor("consumer-");
        threads.setVirtualThreads(true);
        container.setTaskExecutor(threads);
        container.setQueueNames(QUEUE);
        container.setConcurrentConsumers(consumers);
        container.setPrefetchCount(1);
        container.setMessageListener(listener);
        container.start();
        running.add(container);
    }

    private static String text(Message message) {
        return new String(message.getBody(), StandardCharsets.UTF_8);
    }

    private static void awaitRelease(CountDownLatch release) {
        try {
            release.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    record Title(String id, long fence, String state) {}

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Queue full() {
            return QueueBuilder.durable(QUEUE)
                    .quorum()
                    .deliveryLimit(20)
                    .deadLetterExchange("arrgus.parked")
                    .deadLetterRoutingKey("parked")
                    .build();
        }

        @Bean
        DirectExchange parked() {
            return new DirectExchange("arrgus.parked");
        }
    }
}
