package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.model.run.RunRead;
import io.arrgus.standalone.command.WantedConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;

/** Our own API, used as every other program would. */
final class ArrgusApi {

    private static final int MOST_CONNECTIONS = 500;

    private final RestClient http;

    ArrgusApi(int port, String key) {
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

    void sync(ConnectionId id) {
        http.post().uri("/connections/{id}/sync", id.value()).retrieve().toBodilessEntity();
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
