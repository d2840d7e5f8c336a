package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.http.Header;
import io.arrgus.simulator.http.HttpRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Lets everything happen of which webhooks tell, and compares what is sent with what real instances sent. */
class RecordedWebhooksTest {
    /** These are there or not from one request to the next: who registered said so, or the cause was a call. */
    private static final Set<String> AS_IT_MAY_BE = Set.of("Authorization", "X-Hook-Token", "traceparent");

    /** What is unknown of some titles and files is left out. */
    private static final List<String> NOT_ALWAYS = List.of(
            "overview",
            "imdbId",
            "sceneName",
            "releaseGroup",
            "airDate",
            "airDateUtc",
            "deletedFiles",
            "url",
            "isUpgrade");

    /** What the recorded titles happen not to have. */
    private static final List<String> OURS_ALONE =
            List.of("tags[]", "genres[]", "images[]", "mediaInfo", "releaseGroup", "sceneName");

    private static final Map<String, List<HttpRequest>> SENT = new TreeMap<>();

    @BeforeAll
    static void everythingHappens() throws IOException {
        Recording.areNeeded();
        try (var radarr = SimulatedArr.radarr().titles(60).start();
                var sonarr = SimulatedArr.sonarr().titles(30).start()) {
            happens("radarr", radarr);
            happens("sonarr", sonarr);
        }
    }

    @AfterAll
    static void forget() {
        SENT.clear();
    }

    private static void happens(String app, SimulatedArr arr) throws IOException {
        try (var receiver = new HookReceiver()) {
            WebhooksTest.register(arr, "all", receiver.url());
            arr.library().add(3);
            arr.library().importFiles(4);
            arr.library().upgradeFiles(4);
            arr.library().renameFiles(4);
            arr.library().deleteFiles(4);
            arr.library().remove(4);
            arr.complain();
            arr.recover();
            for (var request : receiver.requests()) {
                SENT.computeIfAbsent(
                                app + " " + kind(Recording.MAPPER.readTree(request.body())), _ -> new ArrayList<>())
                        .add(request);
            }
        }
    }

    /** Of a download there are two shapes. */
    private static String kind(JsonNode body) {
        var type = body.get("eventType").asString();
        return body.has("episodeFiles") ? type + " complete" : type;
    }

    static List<String> webhooks() throws IOException {
        var names = new ArrayList<>(Recording.names("radarr", "webhook"));
        names.addAll(Recording.names("sonarr", "webhook"));
        return names;
    }

    @ParameterizedTest
    @MethodSource("webhooks")
    void theWebhookIsWhatARealInstanceSent(String name) throws IOException {
        var recording = Recording.webhook(name);
        var recorded = Recording.MAPPER.readTree(recording.requestBody());
        var sent = SENT.get(name.substring(0, 6) + " " + kind(recorded));

        assertThat(sent).as(name).isNotEmpty();
        for (var request : sent) {
            assertThat(names(request.headers())).as(name).isEqualTo(named(recording.requestHeaders()));
            assertThat(request.header("Content-Type")).as(name).contains("application/json");
            assertThat(request.header("User-Agent").orElse(""))
                    .as(name)
                    .matches("(Radarr|Sonarr)/[0-9.]+ [(]debian 12[)]");
        }
        var bodies = Recording.MAPPER.createArrayNode();
        sent.forEach(request -> bodies.add(Recording.MAPPER.readTree(request.body())));
        assertAgree(
                Shape.of(bodies), Shape.of(Recording.MAPPER.createArrayNode().add(recorded)), name);
    }

    private static void assertAgree(Shape ours, Shape theirs, String name) {
        assertThat(ours.ordersOtherThanIn(theirs)).as(name).isEmpty();
        assertThat(ours.types().keySet().stream()
                        .filter(path -> !theirs.types().containsKey(path))
                        .filter(path -> NOT_ALWAYS.stream().noneMatch(path::contains))
                        .filter(path -> OURS_ALONE.stream().noneMatch(path::contains)))
                .as(name)
                .isEmpty();
        assertThat(ours.lacking(theirs).stream()
                        .filter(path -> NOT_ALWAYS.stream().noneMatch(path::contains)))
                .as(name)
                .isEmpty();
        ours.types()
                .forEach((path, types) -> assertThat(theirs.types().getOrDefault(path, types))
                        .as(name + " " + path)
                        .containsAll(types));
    }

    private static List<String> names(List<Header> headers) {
        return headers.stream()
                .map(Header::name)
                .filter(header -> !AS_IT_MAY_BE.contains(header))
                .toList();
    }

    private static List<String> named(List<Map.Entry<String, String>> headers) {
        return headers.stream()
                .map(Map.Entry::getKey)
                .filter(header -> !AS_IT_MAY_BE.contains(header))
                .toList();
    }
}
