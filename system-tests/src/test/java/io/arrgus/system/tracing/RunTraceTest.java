package io.arrgus.system.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.tracing.Collector.Seen;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Who asks for a run with a trace of his own finds all that happened for it in that trace. */
class RunTraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final SimulatedArr radarr = SimulatedArr.radarr().titles(300).start();
    private Collector collector;
    private ArrgusStack arrgus;

    @BeforeEach
    void start() throws IOException {
        collector = new Collector();
        arrgus = ArrgusStack.empty()
                .with("management.opentelemetry.tracing.export.otlp.endpoint", collector.url())
                .with("management.opentelemetry.tracing.export.schedule-delay", "100ms")
                .store()
                .worker()
                .scheduler();
    }

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
        collector.close();
    }

    @Test
    void oneTraceLeadsFromWhoAskedThroughBrokerWorkerArrAndStoreToTheEndOfTheRun() {
        var connection = arrgus.connected("Movies", radarr, "RADARR");
        radarr.library().change(20);

        var run = askTraced(connection);

        await().atMost(ArrgusStack.PATIENCE).until(() -> names().contains("scheduler-service process SyncApplied"));
        print();
        assertThat(names())
                .contains(
                        "scheduler-service http post /api/v1/connections/{id}/sync",
                        "scheduler-service send SyncRequest",
                        "arr-worker process SyncRequest",
                        "arr-worker call status",
                        "arr-worker call library",
                        "media-store process MediaStatusEvent",
                        "media-store process SyncFetched",
                        "scheduler-service process SyncProgress",
                        "scheduler-service process SyncFetched",
                        "scheduler-service process SyncApplied");
        assertThat(collector.ofTrace(TRACE).stream().filter(span -> span.name().startsWith("process")))
                .isNotEmpty()
                .allSatisfy(span -> assertThat(span.tags())
                        .containsEntry("connection", connection)
                        .containsEntry("run", run));
        assertThat(collector.spans().toString()).doesNotContain(radarr.apiKey());
    }

    private String askTraced(String connection) {
        var asked = arrgus.schedulerApi()
                .post()
                .uri("/connections/{id}/sync", connection)
                .contentType(MediaType.APPLICATION_JSON)
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                .retrieve()
                .body(tools.jackson.databind.JsonNode.class);
        return asked.get("runId").asString();
    }

    private List<String> names() {
        return collector.ofTrace(TRACE).stream()
                .map(span -> span.service() + " " + span.name())
                .toList();
    }

    private void print() {
        print("00f067aa0ba902b7", 0, collector.ofTrace(TRACE));
    }

    private static void print(String parent, int depth, List<Seen> spans) {
        spans.stream()
                .filter(span -> span.parentId().equals(parent))
                .sorted(Comparator.comparingLong(Seen::startNanos))
                .forEach(span -> {
                    System.out.printf(
                            "%s%s: %s, %.1f ms%n",
                            "  ".repeat(depth),
                            span.service(),
                            span.name(),
                            (span.endNanos() - span.startNanos()) / 1e6);
                    print(span.spanId(), depth + 1, spans);
                });
    }
}
