package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.arrgus.model.message.Routes;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.testsupport.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Guarantee 9: an API key is seen by the Arr that it opens, and by nobody else. */
class SecretsStaySecretTest {

    private static final String KEY = "5ec2e7c0ffee4bad8f00d5ec2e7c0ffe";
    private static final String WRONG_KEY = "0bad0bad0bad4bad8f00d0bad0bad0ba";
    private static final String TAP = "test.tap";

    @TempDir
    Path logs;

    private final CachingConnectionFactory broker = new CachingConnectionFactory();
    private RabbitAdmin admin;

    @BeforeEach
    void connect() {
        broker.setUri(TestBroker.get().uri());
        admin = new RabbitAdmin(broker);
    }

    @AfterEach
    void disconnect() {
        admin.deleteQueue(TAP);
        broker.destroy();
    }

    @Test
    void aKeyIsInNoLogMessageDocumentMetricOrAnswer() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(20).seed(95).apiKey(KEY).start();
                var arrgus = ArrgusStack.empty()
                        .with("logging.level.root", "debug")
                        .with("management.endpoint.env.show-values", "always")) {
            for (var service : Service.values()) {
                arrgus.process(service, logs.resolve(service + ".log"));
            }
            tap();

            var seen = answersOfAnEventfulDay(arrgus, radarr);

            seen.addAll(messages());
            seen.addAll(documents(arrgus));
            seen.addAll(metrics(arrgus));
            for (var log : filesIn(logs)) {
                seen.add(Files.readString(log));
            }
            assertThat(seen).hasSizeGreaterThan(20);
            assertThat(seen.stream().flatMap(String::lines).filter(SecretsStaySecretTest::hasKey))
                    .isEmpty();
        }
    }

    private static boolean hasKey(String line) {
        return line.contains(KEY) || line.contains(WRONG_KEY);
    }

    /** A success, a wrong key, an Arr that repeats our key in a redirect, an edit, a bad form. */
    private static List<String> answersOfAnEventfulDay(ArrgusStack arrgus, SimulatedArr radarr) {
        var movies = arrgus.connect("Movies", radarr.url(), KEY, "RADARR", Map.of());
        arrgus.firstRun(movies);
        radarr.faults().add(Fault.of(FaultKind.REDIRECT_302).times(1));
        arrgus.sync(movies);
        arrgus.sync(movies);
        arrgus.patch(movies, "apiKey", WRONG_KEY);
        arrgus.sync(movies);
        var api = arrgus.schedulerApi();
        return new ArrayList<>(List.of(
                arrgus.connection(movies).toString(),
                arrgus.runs(movies).toString(),
                arrgus.media(movies).toString(),
                text(api, "/connections"),
                text(api, "/connections/" + movies + "?apikey=" + "x"),
                api.post()
                        .uri("/connections")
                        .body(Map.of("name", "", "apiKey", KEY, "url", "http://u:" + KEY + "@h/"))
                        .retrieve()
                        .onStatus(status -> true, (_, _) -> {})
                        .body(String.class)));
    }

    private static String text(org.springframework.web.client.RestClient api, String path) {
        return api.get().uri(path).retrieve().body(String.class);
    }

    /** What the tap takes must have its own place already, or nobody would notice that it does not arrive there. */
    private void tap() {
        await().atMost(ArrgusStack.PATIENCE)
                .until(() -> Stream.of("worker.full", "store.full", "scheduler.reports")
                        .allMatch(queue -> admin.getQueueInfo(queue) != null));
        admin.declareQueue(new Queue(TAP, true, false, false));
        Map.of(
                        Routes.SYNC,
                        List.of("full", "items"),
                        Routes.MEDIA,
                        List.of("full", "items"),
                        Routes.REPORTS,
                        List.of(Routes.REPORT))
                .forEach((exchange, keys) -> keys.forEach(key -> admin.declareBinding(
                        new Binding(TAP, Binding.DestinationType.QUEUE, exchange, key, Map.of()))));
    }

    private List<String> messages() {
        var rabbit = new RabbitTemplate(broker);
        var messages = new ArrayList<String>();
        for (var message = rabbit.receive(TAP, 500); message != null; message = rabbit.receive(TAP, 500)) {
            messages.add(message.getMessageProperties().getHeaders()
                    + new String(message.getBody(), StandardCharsets.UTF_8));
        }
        assertThat(messages).as("messages of all kinds").hasSizeGreaterThan(10);
        return messages;
    }

    private static List<String> documents(ArrgusStack arrgus) {
        var uri = new ConnectionString(arrgus.mongoUri());
        try (var client = MongoClients.create(uri)) {
            var database = client.getDatabase(uri.getDatabase());
            var documents = new ArrayList<String>();
            for (var collection : database.listCollectionNames()) {
                database.getCollection(collection).find().map(Document::toJson).into(documents);
            }
            return documents;
        }
    }

    private static List<String> metrics(ArrgusStack arrgus) {
        return arrgus.metrics();
    }

    private static List<Path> filesIn(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
