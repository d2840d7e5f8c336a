package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.model.run.RunRead;
import io.arrgus.standalone.command.WantedConnection;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;

/** Our own API, used as every other program would. */
final class ArrgusApi {

    private static final int MOST_CONNECTIONS = 500;

    private static final Map<String, String> WORDS =
            Map.of("mongo", "the database", "storeIndexes", "the database", "rabbit", "the broker");

    private final RestClient http;
    private final URI readiness;

    ArrgusApi(int port, String key) {
        readiness = URI.create("http://127.0.0.1:" + port + "/actuator/health/readiness");
        http = RestClient.builder()
                .baseUrl("http://127.0.0.1:" + port + "/api/v1")
                .defaultHeader("X-Api-Key", key)
                .build();
    }

    /** How many titles a connection has in the store, by status. */
    record Stats(List<OfConnection> connections) {
        record OfConnection(ConnectionId connectionId, long total, Map<MonitorStatus, Long> byStatus) {}
    }

    record Connections(List<ConnectionRead> items) {}

    record Runs(List<RunRead> items) {}

    /** What the services still wait for, in plain words; empty when they are ready. */
    List<String> missing() {
        return Objects.requireNonNull(http.get()
                        .uri(readiness)
                        .exchange((_, answer) -> JsonMapper.shared().readValue(answer.getBody(), Health.class)))
                .missing();
    }

    private record Health(String status, @Nullable Map<String, Component> components) {
        private record Component(String status) {}

        private List<String> missing() {
            if (status.equals("UP")) {
                return List.of();
            }
            var down = Objects.requireNonNullElse(components, Map.<String, Component>of()).entrySet().stream()
                    .filter(it -> !it.getValue().status().equals("UP"))
                    .map(it -> WORDS.get(it.getKey()))
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
            return down.isEmpty() ? List.of("the services") : down;
        }
    }

    List<ConnectionRead> connections() {
        return Objects.requireNonNull(http.get()
                        .uri("/connections?limit={most}", MOST_CONNECTIONS)
                        .retrieve()
                        .body(Connections.class))
                .items();
    }

    ConnectionRead create(WantedConnection wanted) {
        return Objects.requireNonNull(http.post()
                .uri("/connections")
                .contentType(MediaType.APPLICATION_JSON)
                .body(members(wanted))
                .retrieve()
                .body(ConnectionRead.class));
    }

    ConnectionRead update(ConnectionId id, WantedConnection wanted) {
        var members = members(wanted);
        members.remove("arrType");
        return Objects.requireNonNull(http.patch()
                .uri("/connections/{id}", id.value())
                .contentType(MediaType.APPLICATION_JSON)
                .body(members)
                .retrieve()
                .body(ConnectionRead.class));
    }

    void delete(ConnectionId id) {
        http.delete().uri("/connections/{id}", id.value()).retrieve().toBodilessEntity();
    }

    List<RunRead> newestRuns(ConnectionId id) {
        return Objects.requireNonNull(http.get()
                        .uri("/connections/{id}/runs?limit=5", id.value())
                        .retrieve()
                        .body(Runs.class))
                .items();
    }

    Stats stats() {
        return Objects.requireNonNull(http.get().uri("/stats").retrieve().body(Stats.class));
    }

    private static Map<String, Object> members(WantedConnection wanted) {
        var members = new LinkedHashMap<String, Object>();
        members.put("name", wanted.name());
        members.put("arrType", wanted.arrType());
        members.put("url", wanted.url());
        members.put("apiKey", wanted.apiKey().secret());
        members.put("monitorType", wanted.monitorType());
        members.put("pathMappings", wanted.pathMappings());
        return members;
    }
}
