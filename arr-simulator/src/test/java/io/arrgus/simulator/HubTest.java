package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HubTest {
    private static final String NEGOTIATE = "/signalr/messages/negotiate?negotiateVersion=1";

    private final SimulatedArr radarr = SimulatedArr.radarr().titles(40).start();
    private final SimulatedArr sonarr = SimulatedArr.sonarr().titles(20).start();

    @AfterEach
    void stop() {
        radarr.close();
        sonarr.close();
    }

    @Test
    void whoConnectsIsToldTheVersion() throws Exception {
        try (var line = new Line(radarr)) {
            line.awaits(1);

            assertThat(line.messages().getFirst().at("/name").asString()).isEqualTo("version");
            assertThat(line.messages().getFirst().at("/body/version").asString())
                    .startsWith("6.1.");
        }
    }

    @Test
    void anEditIsToldTwiceAndOneOfTheEditorOnce() throws Exception {
        var title = radarr.truth().findFirst().orElseThrow().json().deepCopy();
        title.put("monitored", !title.get("monitored").asBoolean());
        try (var line = new Line(radarr)) {
            line.awaits(1);

            RawCall.send(radarr, "PUT", "/api/v3/movie/1", title.toString());
            RawCall.send(radarr, "PUT", "/api/v3/movie/editor", "{\"movieIds\":[2],\"monitored\":true}");
            line.awaits(4);

            assertThat(line.told()).containsExactly("version", "movie updated 1", "movie updated 1", "movie updated 2");
            assertThat(line.messages().get(1).at("/body/resource")).isEqualTo(title);
        }
    }

    @Test
    void ofADeletedMovieThereIsAStubAndOfASeriesAllThatItWas() throws Exception {
        var series = sonarr.truth().findFirst().orElseThrow().json();
        try (var movies = new Line(radarr);
                var shows = new Line(sonarr)) {
            movies.awaits(1);
            shows.awaits(1);

            radarr.library().remove(List.of(1));
            sonarr.library().remove(List.of(1));
            movies.awaits(2);
            shows.awaits(2);

            assertThat(movies.told()).endsWith("movie deleted 1");
            assertThat(movies.messages().get(1).at("/body/resource").size()).isEqualTo(13);
            assertThat(shows.told()).endsWith("series deleted 1");
            assertThat(shows.messages().get(1).at("/body/resource/title")).isEqualTo(series.get("title"));
        }
    }

    @Test
    void anUpgradeTellsOfTheFileThatWentAndOfTheOneThatCame() throws Exception {
        try (var line = new Line(radarr)) {
            line.awaits(1);

            var arrId = radarr.library().upgradeFiles(1).getFirst();
            line.awaits(4);

            assertThat(line.told().get(1)).startsWith("moviefile deleted ");
            assertThat(line.told().get(2)).startsWith("moviefile updated ");
            assertThat(line.told().get(3)).isEqualTo("movie updated " + arrId);
        }
    }

    @Test
    void theKeyOfTheApiHasAnotherNameThere() throws IOException {
        assertThat(status(NEGOTIATE)).isEqualTo(401);
        assertThat(status(NEGOTIATE + "&apikey=" + radarr.apiKey())).isEqualTo(401);
        assertThat(status(NEGOTIATE + "&access_token=bad")).isEqualTo(401);
        assertThat(status(NEGOTIATE + "&access_token=" + radarr.apiKey())).isEqualTo(200);
    }

    private int status(String target) throws IOException {
        try (var call = new RawCall(radarr)) {
            return call.send("POST", target, List.of()).status();
        }
    }

    /** One who listens. */
    private static final class Line implements WebSocket.Listener, AutoCloseable {
        private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        private final StringBuilder part = new StringBuilder();
        private final HttpClient client = HttpClient.newHttpClient();
        private final WebSocket socket;

        Line(SimulatedArr arr) {
            socket = client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create(
                                    "ws://127.0.0.1:" + arr.port() + "/signalr/messages?access_token=" + arr.apiKey()),
                            this)
                    .join();
            socket.sendText("{\"protocol\":\"json\",\"version\":1}\u001e", true).join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            part.append(text);
            for (var end = part.indexOf("\u001e"); end >= 0; end = part.indexOf("\u001e")) {
                var message = Recording.MAPPER.readTree(part.substring(0, end));
                part.delete(0, end + 1);
                if (message.has("arguments")) {
                    messages.add(message.at("/arguments/0"));
                }
            }
            from.request(1);
            return null;
        }

        void awaits(int number) {
            await().until(() -> messages.size() >= number);
        }

        List<JsonNode> messages() {
            return messages;
        }

        List<String> told() {
            return messages.stream()
                    .map(message -> (message.at("/name").asString("") + " "
                                    + message.at("/body/action").asString("") + " "
                                    + message.at("/body/resource/id").asString(""))
                            .strip())
                    .toList();
        }

        @Override
        public void close() {
            socket.abort();
            client.close();
        }
    }
}
