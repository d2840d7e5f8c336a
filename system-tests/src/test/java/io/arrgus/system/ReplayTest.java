package io.arrgus.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.arrgus.testsupport.SharedFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What real instances answered, answered again: same status, same headers, same bytes. */
class ReplayTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final List<String> SET_BY_THE_SERVER =
            List.of("transfer-encoding", "content-length", "date", "connection", "content-encoding");

    private Path recordings;

    @BeforeEach
    void recordingsAreThere() {
        var found = SharedFolder.recordings();
        assumeTrue(found.isPresent(), "the recordings are not on this machine");
        recordings = found.get();
    }

    @Test
    void theRecordedMoviesEndUpInTheStoreFieldForField() throws Exception {
        assertThatTheRecordedLibraryIsStored(
                "RADARR",
                Map.of(
                        "/api/v3/system/status", "radarr/system-status.json",
                        "/api/v3/movie", "radarr/movie-list-50.json",
                        "/api/v3/movie?excludeLocalCovers=true", "radarr/movie-list-excludeLocalCovers.json"),
                "radarr/movie-list-excludeLocalCovers.body.json",
                "tmdbId",
                Expected::ofMovie);
    }

    @Test
    void theRecordedSeriesEndUpInTheStoreFieldForField() throws Exception {
        assertThatTheRecordedLibraryIsStored(
                "SONARR",
                Map.of(
                        "/api/v3/system/status", "sonarr/v3-system-status.json",
                        "/api/v3/series", "sonarr/v3-series-list-50.json"),
                "sonarr/v3-series-list-50.body.json",
                "tvdbId",
                Expected::ofSeries);
    }

    private void assertThatTheRecordedLibraryIsStored(
            String type,
            Map<String, String> answers,
            String list,
            String identity,
            Function<JsonNode, Map<String, String>> expected)
            throws Exception {
        var server = replaying(answers);
        try (var arrgus = ArrgusStack.started()) {
            var url = "http://127.0.0.1:" + server.getAddress().getPort();
            var connection = arrgus.connect("Recorded", url, KEY, type, Map.of());

            var run = arrgus.firstRun(connection);

            var truth = new TreeMap<String, Map<String, String>>();
            JSON.readTree(Files.readString(recordings.resolve(list)))
                    .forEach(item -> truth.put(item.get(identity).asString(), expected.apply(item)));
            assertThat(ArrgusStack.outcome(run)).isEqualTo("SUCCEEDED");
            assertThat(run.get("skipped")).isEmpty();
            assertThat(Truth.stored(arrgus.media(connection))).hasSize(50).isEqualTo(truth);
        } finally {
            server.stop(0);
        }
    }

    private HttpServer replaying(Map<String, String> answers) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange ->
                        replay(exchange, answers.get(exchange.getRequestURI().toString())));
        server.start();
        return server;
    }

    private void replay(HttpExchange exchange, String recording) throws IOException {
        try (exchange) {
            if (recording == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var file = recordings.resolve(recording);
            var response = JSON.readTree(Files.readString(file)).get("response");
            response.get("headers").forEach(header -> {
                if (!SET_BY_THE_SERVER.contains(header.get(0).asString().toLowerCase(java.util.Locale.ROOT))) {
                    exchange.getResponseHeaders()
                            .add(header.get(0).asString(), header.get(1).asString());
                }
            });
            var body = response.has("bodyFile")
                    ? Files.readAllBytes(
                            file.resolveSibling(response.get("bodyFile").asString()))
                    : response.get("body").asString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.get("status").asInt(), 0);
            exchange.getResponseBody().write(body);
        }
    }
}
