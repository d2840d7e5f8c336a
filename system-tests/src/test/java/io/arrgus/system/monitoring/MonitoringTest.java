package io.arrgus.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.testcontainers.rabbitmq.RabbitMQContainer;
import tools.jackson.databind.JsonNode;

/** The services under load of every kind, and a Prometheus that watches them: whether what we ask it has answers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MonitoringTest {

    private static final int BROKER_METRICS = 15692;
    private static final int JOBS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The alerts for which the load gives a reason, and whom they name. */
    private static final Map<String, List<String>> WITH_A_REASON = Map.of(
            "ArrgusConnectionNeedsAttention", List.of("Locked"),
            "ArrgusConnectionFailing", List.of("Broken"),
            "ArrgusHoldWaiting", List.of("Halved"),
            "ArrgusMessagesParked", List.of("worker.items"));

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Instant begun = Instant.EPOCH;
    private Prometheus prometheus;
    private Load load;

    /** Once for all tests; each is skipped by itself where it cannot be. */
    @BeforeEach
    void watchALoad() throws Exception {
        Containers.needed(Containers.PROMETHEUS, Containers.RABBITMQ);
        if (load == null) {
            start();
        }
    }

    private void start() throws Exception {
        var broker = opened(new RabbitMQContainer(Containers.RABBITMQ));
        broker.addExposedPort(BROKER_METRICS);
        broker.start();
        var uri = "amqp://%s:%s@127.0.0.1:%d"
                .formatted(broker.getAdminUsername(), broker.getAdminPassword(), broker.getAmqpPort());
        var arrgus = opened(ArrgusStack.empty())
                .with("spring.rabbitmq.addresses", uri)
                .with("arrgus.store.library-meters-every", "1s")
                .store()
                .worker()
                .scheduler();
        prometheus = opened(Prometheus.start(targets(arrgus, broker.getMappedPort(BROKER_METRICS))));
        // What happened before the first look is no change that a rate could tell.
        await().atMost(PATIENCE).until(() -> prometheus.now("up == 1").size(), seen -> seen == JOBS);
        begun = Instant.now();
        load = opened(Load.on(arrgus, uri));
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private static Map<String, List<String>> targets(ArrgusStack arrgus, int brokerMetrics) {
        var rabbitmq = List.of("127.0.0.1:" + brokerMetrics);
        return Map.of(
                "scheduler-service", addresses(arrgus, Service.SCHEDULER),
                "arr-worker", addresses(arrgus, Service.WORKER),
                "media-store", addresses(arrgus, Service.STORE),
                "rabbitmq", rabbitmq,
                "rabbitmq-queues", rabbitmq);
    }

    private static List<String> addresses(ArrgusStack arrgus, Service service) {
        return arrgus.managementPorts(service).stream()
                .map(port -> "127.0.0.1:" + port)
                .toList();
    }

    @AfterAll
    void stop() throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    @Test
    void everyQueryOfEveryPanelHasAnAnswer() {
        var unanswered = new ArrayList<>(Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.panels().stream())
                .flatMap(Dashboard.Panel::queries)
                .toList());
        assertThat(unanswered).isNotEmpty();

        await().atMost(PATIENCE).untilAsserted(() -> {
            load.goOn();
            unanswered.removeIf(this::isAnswered);
            assertThat(unanswered).isEmpty();
        });
    }

    private boolean isAnswered(Dashboard.Query query) {
        var expression = query.expression().replace("$__rate_interval", "10s").replace("$connection", load.films());
        return query.instant()
                ? prometheus.now(expression).stream().anyMatch(it -> isNumber(it.path("value")))
                : prometheus.since(begun, expression).stream()
                        .flatMap(it -> it.path("values").valueStream())
                        .anyMatch(MonitoringTest::isNumber);
    }

    /** A moment and a value; that of a quantile of nothing is none. */
    private static boolean isNumber(JsonNode sample) {
        return !sample.path(1).asString("NaN").equals("NaN");
    }

    @Test
    void anAlertHoldsOnlyWhereThereIsAReasonAndNamesIt() {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(holding()).isEqualTo(new TreeMap<>(WITH_A_REASON)));
    }

    /** By alert, the name of the connection, or of what else is told apart. */
    private Map<String, List<String>> holding() {
        return Alert.all().stream()
                .flatMap(alert -> prometheus.now(alert.expression()).stream()
                        .map(it -> Map.entry(alert.name(), nameOf(it.path("metric")))))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static String nameOf(JsonNode labels) {
        return labels.path("name").asString(labels.path("queue").asString(labels.toString()));
    }

    @Test
    void prometheusCanWorkOutAllRules() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(prometheus.rules()).isNotEmpty().allSatisfy(rule -> {
                    assertThat(rule.path("health").asString())
                            .as(rule.toString())
                            .isEqualTo("ok");
                }));
    }

    /** Grafana lists what a variable may be by the text of each series. */
    @Test
    void aConnectionIsChosenByItsName() {
        var variable = Dashboard.all().stream()
                .flatMap(it -> it.variables().stream())
                .filter(it -> it.path("name").asString().equals("connection"))
                .findAny()
                .orElseThrow();
        var query = variable.at("/query/query").asString();
        var regex = Pattern.compile(variable.path("regex").asString().replaceAll("^/|/$", ""));

        var chosen = prometheus.now(query.replaceAll("^query_result\\((.*)\\)$", "$1")).stream()
                .map(it -> regex.matcher(asText(it.path("metric"))))
                .filter(Matcher::find)
                .collect(Collectors.toMap(it -> it.group("text"), it -> it.group("value")));

        assertThat(chosen).containsOnlyKeys("Films", "Shows", "Halved", "Locked", "Broken");
        assertThat(chosen).containsEntry("Films", load.films());
    }

    private static String asText(JsonNode labels) {
        return labels.properties().stream()
                .filter(it -> !it.getKey().equals("__name__"))
                .map(it -> it.getKey() + "=\"" + it.getValue().asString() + "\"")
                .collect(Collectors.joining(",", labels.path("__name__").asString() + "{", "} 1 0"));
    }
}
