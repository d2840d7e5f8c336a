package io.arrgus.scheduler;

import static io.arrgus.scheduler.FarSide.PATIENCE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.rabbitmq.client.ConnectionFactory;
import io.arrgus.model.message.MessageType;
import io.arrgus.model.message.Routes;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.service.messaging.Queues;
import io.arrgus.service.messaging.UnexpectedMessage;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import tools.jackson.databind.JsonNode;

/** What becomes of a message that cannot be processed, on the broker and the database that the tests have. */
class ParkedTest {

    private static final String PARKED = "/api/v1/parked";
    private static final String QUEUE = "worker.full";

    private final List<Object> worker = new CopyOnWriteArrayList<>();
    private RunningScheduler scheduler;
    private QueueConsumer consumer;
    private volatile boolean buggy = true;

    @BeforeEach
    void start() {
        TestBroker.get().clean();
        scheduler = RunningScheduler.start(TestInfrastructure.properties(), "--arrgus.scheduler.tick=100ms");
        var admin = scheduler.bean(AmqpAdmin.class);
        var queue = Queues.consumed(QUEUE);
        admin.declareQueue(queue);
        admin.declareBinding(
                BindingBuilder.bind(queue).to(new DirectExchange(Routes.SYNC)).with("full"));
    }

    @AfterEach
    void stop() {
        if (consumer != null) {
            consumer.stop();
        }
        scheduler.close();
    }

    @Test
    void aPoisonedMessageIsParkedShownPutBackAfterAFixAndGone() {
        sends("{\"poison\": true, \"apiKey\": [\"c2VhbGVk\"]}");
        consume();

        var id = parked(1).at("/items/0/id").asString();
        var shown = scheduler.get(PARKED + "/" + id);
        buggy = false;
        var redriven = scheduler.post(PARKED + "/" + id + "/redrive");
        await().atMost(PATIENCE).until(() -> worker.size() == 1);

        assertThat(shown.json().at("/parked/queue").asString()).isEqualTo(QUEUE);
        assertThat(shown.json().at("/parked/reason").asString()).isEqualTo("unexpected");
        assertThat(shown.json().at("/body/poison").asBoolean()).isTrue();
        assertThat(shown.text()).doesNotContain("c2VhbGVk");
        assertThat(shown.json().at("/headers/x-api-key").asString()).isEqualTo("[hidden]");
        assertThat(redriven.json().at("/redriven").asInt()).isEqualTo(1);
        assertThat(scheduler.get(PARKED).json().at("/items").isEmpty()).isTrue();
        assertThat(scheduler.get(PARKED + "/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatFailsAgainIsParkedAgainAndNeverLoops() {
        sends("{\"poison\": true}");
        consume();
        var first = parked(1).at("/items/0");

        var answer = scheduler.post(PARKED + "/redrive");
        await().atMost(PATIENCE)
                .until(() ->
                        scheduler.get(PARKED).json().at("/items/0/redrives").asInt() == 1);

        assertThat(answer.json().at("/redriven").asInt()).isEqualTo(1);
        assertThat(parked(1).at("/items/0/id")).isNotEqualTo(first.at("/id"));
        assertThat(first.at("/redrives").asInt()).isZero();
    }

    @Test
    void whatIsDeliveredTwiceIsKeptOnce() {
        for (var body : List.of("gibberish", "gibberish", "the last one")) {
            var raw = MessageBuilder.withBody(body.getBytes(UTF_8))
                    .setHeader("arrgus-parked-queue", QUEUE)
                    .setHeader("arrgus-parked-code", "unreadable")
                    .build();
            template().send(Routes.PARKED, Routes.PARK, raw);
        }

        await().atMost(PATIENCE)
                .until(() -> scheduler.get(PARKED).text().contains("\"size\":" + "the last one".length()));

        assertThat(parked(2).at("/items/1/size").asInt()).isEqualTo("gibberish".length());
    }

    @Test
    void manyAreListedInPagesFilteredPutBackAndThrownAway() {
        for (int i = 0; i < 5; i++) {
            sends("{\"poison\": " + i + "}");
        }
        consume();
        parked(5);
        template().convertAndSend(Routes.PARKED, Routes.PARK, "nobody knows where I come from");
        parked(6);

        var page = scheduler.get(PARKED + "?limit=4").json();
        var rest = scheduler
                .get(PARKED + "?limit=4&cursor=" + page.at("/nextCursor").asString())
                .json();
        var filtered = scheduler.get(PARKED + "?queue=" + QUEUE + "&reason=unexpected");
        buggy = false;
        var back = scheduler.post(PARKED + "/redrive?limit=500").json();
        var unconfirmed = scheduler.delete(PARKED);
        var discarded = scheduler.delete(PARKED + "?confirm=true");

        assertThat(page.at("/items").size()).isEqualTo(4);
        assertThat(rest.at("/items").size()).isEqualTo(2);
        assertThat(rest.at("/nextCursor").isNull()).isTrue();
        assertThat(filtered.json().at("/items").size()).isEqualTo(5);
        assertThat(back.at("/redriven").asInt()).isEqualTo(5);
        assertThat(back.at("/failed").asInt()).isEqualTo(1);
        assertThat(unconfirmed.status()).isEqualTo(400);
        assertThat(unconfirmed.json().at("/detail").asString()).contains("confirm=true");
        assertThat(discarded.json().at("/discarded").asInt()).isEqualTo(1);
        assertThat(scheduler.get(PARKED).json().at("/items").isEmpty()).isTrue();
    }

    @Test
    void aQueueThatIsGoneIsSaid() {
        sends("{\"poison\": true}");
        consume();
        var id = parked(1).at("/items/0/id").asString();
        consumer.stop();
        scheduler.bean(AmqpAdmin.class).deleteQueue(QUEUE);

        var answer = scheduler.post(PARKED + "/" + id + "/redrive");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().at("/detail").asString()).contains("'" + QUEUE + "'");
        assertThat(scheduler.get(PARKED + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void bytesThatNobodyCanReadAreKeptAsTheyAreAndNotShown() {
        var bytes = new byte[] {0, (byte) 0xff, (byte) 0xfe, 1};
        template().send(Routes.SYNC, "full", MessageBuilder.withBody(bytes).build());
        consume();
        var id = parked(1).at("/items/0/id").asString();
        consumer.stop();

        var shown = scheduler.get(PARKED + "/" + id);
        scheduler.post(PARKED + "/" + id + "/redrive");
        var back = template().receive(QUEUE, 10_000);

        assertThat(shown.json().at("/parked/reason").asString()).isEqualTo("unreadable");
        assertThat(shown.json().at("/body").isNull()).isTrue();
        assertThat(back.getBody()).isEqualTo(bytes);
    }

    @Test
    void aRunWhoseRequestIsParkedIsClosedAtOnceAndSaysWhy() {
        consume();
        var made = scheduler.post("/api/v1/connections", """
                {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878", "apiKey": "0123456789abcdef"}""");
        var path = made.raw().headers().firstValue("Location").orElseThrow();

        await().atMost(PATIENCE)
                .until(() -> scheduler.get(path).json().at("/state").asString().equals("FAILING"));

        var read = scheduler.get(path).json();
        assertThat(read.at("/lastFailure/code").asString()).isEqualTo("parked");
        assertThat(read.at("/lastFailure/message").asString()).contains("'Movies'", QUEUE);
        assertThat(read.at("/lastFailure/hint").asString()).contains("/api/v1/parked");
        assertThat(read.at("/runs").isEmpty()).isTrue();
        assertThat(read.at("/failures").asInt()).isEqualTo(1);
        var entry = parked(1).at("/items/0");
        assertThat(entry.at("/connectionId")).isEqualTo(read.at("/id"));
        assertThat(entry.at("/runId"))
                .isEqualTo(scheduler.get(path + "/runs").json().at("/items/0/id"));
        assertThat(scheduler
                        .get(PARKED + "/" + entry.at("/id").asString())
                        .json()
                        .at("/body/connection/apiKey")
                        .asString())
                .isEqualTo("[hidden]");
    }

    @Test
    void aConsumerThatDiesThreeTimesParksItWhichIsCountedAndEndsTheRun() throws Exception {
        assumeTrue(TestBroker.get().describe().contains("RabbitMQ"), "only RabbitMQ counts deaths");
        var made = scheduler.post("/api/v1/connections", """
                {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878", "apiKey": "0123456789abcdef"}""");
        var path = made.raw().headers().firstValue("Location").orElseThrow();

        for (int deaths = 0; deaths < 3; deaths++) {
            diesOn(QUEUE);
        }

        assertThat(parked(1).at("/items/0/reason").asString()).isEqualTo("died");
        await().atMost(PATIENCE)
                .until(() -> scheduler
                        .get(path)
                        .json()
                        .at("/lastFailure/code")
                        .asString()
                        .equals("parked"));
        assertThat(scheduler
                        .bean(MeterRegistry.class)
                        .counter("arrgus.messages.parked", "queue", QUEUE, "reason", "died")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void howManyWaitForAPersonIsMeasured() {
        sends("{\"poison\": true}");
        consume();
        parked(1);

        await().atMost(PATIENCE.multipliedBy(2))
                .until(() -> scheduler
                        .management("/actuator/prometheus")
                        .text()
                        .contains("arrgus_scheduler_parked{queue=\"" + QUEUE + "\"} 1.0"));
    }

    /** A worker that has a bug, or none. */
    private void consume() {
        consumer = scheduler.bean(Consumers.class).of(QUEUE, 1, (message, _) -> {
            if (buggy) {
                throw new UnexpectedMessage(message);
            }
            worker.add(message);
        });
        consumer.start();
    }

    /** A message that can be read; what is more in it is ignored. */
    private void sends(String members) {
        var body = members.replace("{", "{\"connectionId\": \"radarr-1\", \"fence\": 7, \"deleted\": false, ");
        template()
                .send(
                        Routes.SYNC,
                        "full",
                        MessageBuilder.withBody(body.getBytes(UTF_8))
                                .setHeader("cloudEvents:type", MessageType.CONNECTION_CLOSED.type())
                                .setHeader("x-api-key", "0123456789abcdef")
                                .build());
    }

    private JsonNode parked(int count) {
        await().atMost(PATIENCE)
                .until(() -> scheduler.get(PARKED).json().at("/items").size() == count);
        return scheduler.get(PARKED).json();
    }

    private RabbitTemplate template() {
        return scheduler.bean(RabbitTemplate.class);
    }

    private static void diesOn(String queue) throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(TestBroker.get().uri());
        try (var connection = connections.newConnection();
                var channel = connection.createChannel()) {
            await().until(() -> channel.basicGet(queue, false), it -> it != null);
        }
    }
}
