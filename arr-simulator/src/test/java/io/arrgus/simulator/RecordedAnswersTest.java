package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.RawCall.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Asks what real instances were asked, and compares the answers. What is not named here is not claimed. */
class RecordedAnswersTest {
    /** What is not claimed, by the names of its recordings, and why. Whatever is not named here, is. */
    private static final Map<String, String> NOT_CLAIMED = Map.ofEntries(
            Map.entry(
                    "(radarr/(webhooks/)?|sonarr/(v3-)?)(alttitle|calendar.*|collection|wanted-.*)",
                    "nobody asks for it yet"),
            Map.entry(".*/(config-.*|naming-put|system-task|exclusions.*)", "nobody asks for it yet"),
            Map.entry(".*/(lookup-.*|v3-lookup-.*)", "there is no metadata service to look titles up in"),
            Map.entry(".*mediacover.*", "there are no pictures"),
            Map.entry("sonarr/v3-notif-schema", "only its beginning was recorded"),
            Map.entry(".*/rename-preview", "nobody asks for it yet"),
            Map.entry(
                    ".*/(cmd-CheckHealth-4|cmd-RefreshMovie-ok|cmd-RescanMovie-.*)",
                    "recorded before it started: here a command starts at once"),
            Map.entry(
                    ".*/(cmd|command)-(Downloaded.*|ManualImport|RenameFiles|.*-done)",
                    "what such a command says of itself comes in another order"),
            Map.entry("radarr/webhooks/movie-import-bulk", "nobody asks for it yet"),
            Map.entry("radarr/nobase-(forms|none)-enabled-login", "a recorded crash of the login page of that build"));

    private static final Map<String, FaultKind> PROXIES = Map.ofEntries(
            Map.entry("nginx-down", FaultKind.BAD_GATEWAY_502),
            Map.entry("nginx-restart-window", FaultKind.BAD_GATEWAY_502),
            Map.entry("nginx-timeout", FaultKind.GATEWAY_TIMEOUT_504),
            Map.entry("nginx-forward-auth-302", FaultKind.REDIRECT_302),
            Map.entry("nginx-basic-auth", FaultKind.PROXY_LOGIN_401),
            Map.entry("nginx-no-location", FaultKind.NO_SUCH_PATH_404),
            Map.entry("nginx-strip-prefix-without-prefix", FaultKind.NO_SUCH_PATH_404),
            Map.entry("nginx-http-to-https", FaultKind.REDIRECT_301),
            Map.entry("haproxy-timeout", FaultKind.SLOW_BACKEND_504),
            Map.entry("haproxy-down", FaultKind.UNAVAILABLE_503),
            Map.entry("haproxy-restart-window", FaultKind.UNAVAILABLE_503),
            Map.entry("haproxy-no-server", FaultKind.UNAVAILABLE_503));

    /** The same of proxies. */
    private static final Map<String, String> PROXIES_NOT_CLAIMED = Map.of(
            "(nginx|haproxy)-(ok-.*|404|double-slash)", "what a proxy lets through, it puts in an order of its own",
            "nginx-(strip|keep|urlbase)-.*", "what a proxy lets through, it puts in an order of its own",
            "(nginx|haproxy)-cut-.*", "not the body of an Arr");

    /** They say when, how long or what version; that cannot be the same. */
    private static final Set<String> OF_THE_DAY = Set.of("Date", "Last-Modified", "X-Application-Version");

    /** What the recorded fifty happen not to have: a member of a later version, and alternate titles of a series. */
    private static final Set<String> OURS_ALONE = Set.of(
            "[].accolades",
            "[].alternateTitles[]",
            "[].episodeFile",
            "[].movie.accolades",
            "[].movie.alternateTitles[]",
            "[].series.accolades",
            "[].series.tags[]");

    /** What all of the recorded fifty happen to have, and older or emptier instances do not. */
    private static final Set<String> NOT_ALWAYS = Set.of(
            "[].hasFile",
            "[].overview",
            "[].statistics",
            "[].message",
            "[].images[].remoteUrl",
            "[].movie.",
            "[].series.",
            "[].episode.overview");

    @BeforeAll
    static void theRecordingsAreThere() {
        Recording.areNeeded();
    }

    static List<String> claimedCases() throws IOException {
        var all = new ArrayList<>(Recording.names("radarr", "exchange"));
        all.addAll(Recording.names("sonarr", "exchange"));
        return all.stream()
                .filter(name -> NOT_CLAIMED.keySet().stream().noneMatch(name::matches))
                .toList();
    }

    static List<String> proxyCases() throws IOException {
        return Recording.names("proxies", "exchange").stream()
                .filter(name ->
                        PROXIES_NOT_CLAIMED.keySet().stream().noneMatch(name.substring("proxies/".length())::matches))
                .toList();
    }

    /** An application that is none of these would be seen by nobody. */
    @Test
    void everyRecordingIsClaimedOrLeftOutForAReason() throws IOException {
        var claimed = Set.of("radarr", "sonarr", "proxies");
        var reasons = Map.of("lidarr", "there is no simulated one");

        assertThat(Recording.folders()).allMatch(folder -> claimed.contains(folder) || reasons.containsKey(folder));
        var all = new ArrayList<>(Recording.names("radarr", "exchange"));
        all.addAll(Recording.names("sonarr", "exchange"));
        assertThat(NOT_CLAIMED.keySet()).allMatch(pattern -> all.stream().anyMatch(name -> name.matches(pattern)));
        var proxies = Recording.names("proxies", "exchange");
        assertThat(PROXIES_NOT_CLAIMED.keySet())
                .allMatch(pattern -> proxies.stream().anyMatch(name -> name.matches("proxies/" + pattern)));
        assertThat(PROXIES.keySet()).allMatch(name -> proxies.contains("proxies/" + name));
    }

    @ParameterizedTest
    @MethodSource("claimedCases")
    void theAnswerIsWhatARealInstanceGave(String name) throws IOException {
        var recording = Recording.of(name);

        try (var scene = new Scene(name, recording);
                var arr = scene.start()) {
            var answer = scene.ask(arr);

            assertThat(answer.whole()).as(name).isTrue();
            assertThat(answer.status()).as(name).isEqualTo(recording.status());
            assertThat(fixed(answer.headers())).as(name).isEqualTo(fixed(recording.headers()));
            assertBodiesAgree(answer, recording, name);
        }
    }

    @ParameterizedTest
    @MethodSource("proxyCases")
    void theAnswerIsWhatARealProxyGave(String name) throws IOException {
        var recording = Recording.of(name);

        try (var scene = new Scene(name, recording);
                var arr = SimulatedArr.radarr().start()) {
            arr.faults().next(1, Objects.requireNonNull(PROXIES.get(name.substring("proxies/".length())), name));
            var answer = scene.ask(arr);

            assertThat(answer.status()).isEqualTo(recording.status());
            assertThat(fixed(answer.headers())).isEqualTo(fixed(recording.headers()));
            assertThat(answer.text()).isEqualTo(recording.body());
        }
    }

    /** All headers in their order, with those values that are always the same. */
    private static List<String> fixed(List<Map.Entry<String, String>> headers) {
        return headers.stream()
                .map(header -> OF_THE_DAY.contains(header.getKey()) || isSomeLength(header)
                        ? header.getKey()
                        : header.getKey() + ": " + header.getValue())
                .map(header -> header.replaceFirst("=90000[0-9]+|=1[0-9]{3}(?=&)", "=ID"))
                .map(header -> header.replaceFirst("(Location: http://127.0.0.1):[0-9]+(/.*/)[0-9]+$", "$1$2ID"))
                .toList();
    }

    private static boolean isSomeLength(Map.Entry<String, String> header) {
        return header.getKey().equals("Content-Length") && !header.getValue().equals("0");
    }

    private static void assertBodiesAgree(Answer answer, Recording recording, String name) throws IOException {
        var recorded = recording.body();
        if (recorded.startsWith("{") || recorded.startsWith("[")) {
            assertShapesAgree(answer.text(), recorded, name);
        } else if (recorded.startsWith("<!DOCTYPE html>")) {
            assertThat(answer.text()).as(name).startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n");
        } else if (!recorded.isEmpty()) {
            assertThat(answer.text()).as(name).isEqualTo(recorded);
        } else if (answer.header("Transfer-Encoding").isEmpty()) {
            assertThat(answer.octets()).as(name).isEmpty();
        }
    }

    private static void assertShapesAgree(String text, String recorded, String name) throws IOException {
        var ours = Recording.MAPPER.readTree(text);
        assertThat(text).as(name).startsWith(recorded.substring(0, Math.min(2, recorded.length())));
        if (ours.has("records")) {
            assertThat(ours.propertyNames())
                    .as(name)
                    .containsExactly("page", "pageSize", "sortKey", "sortDirection", "totalRecords", "records");
            assertThat(ours.get("records").isEmpty()).as(name).isEqualTo(recorded.contains("\"records\": []"));
        }
        assertShapesAgree(Shape.of(rows(ours)), Shape.of(rows(theirs(recorded, name))), name);
    }

    /** One row lacks a lot, and some long bodies were recorded in part: what there may be, only a whole list tells. */
    private static JsonNode theirs(String recorded, String name) throws IOException {
        var reference = reference(recorded, name);
        return Recording.MAPPER.readTree(
                reference.isEmpty() ? recorded : Recording.of(reference).body());
    }

    private static String reference(String recorded, String name) {
        var radarr = name.startsWith("radarr/");
        if (name.matches(".*(-incl|-includeMovie|-excludeLocalCovers|movie-list-50|series-list-50|-editor-delete)")) {
            return "";
        }
        if (recorded.contains("\"sourceTitle\"")) {
            return radarr ? "radarr/history-since-no-date" : "sonarr/v3-history-since";
        }
        if (recorded.contains("\"sortTitle\"") && !recorded.contains("\"episodeNumber\"")) {
            return radarr ? "radarr/movie-list-50" : "sonarr/v3-series-list-50";
        }
        if (recorded.contains("\"dateAdded\"") && !recorded.contains("\"episodeNumber\"")) {
            return radarr ? "radarr/moviefile-by-movieid" : "sonarr/v3-episodefile-series1";
        }
        return name.endsWith("qualityprofile-4") ? "radarr/qualityprofile-all" : "";
    }

    private static JsonNode rows(JsonNode json) {
        if (json.has("records")) {
            return json.get("records");
        }
        return json.isArray() ? json : Recording.MAPPER.createArrayNode().add(json);
    }

    private static void assertShapesAgree(Shape ours, Shape theirs, String name) {
        assertThat(ours.ordersOtherThanIn(theirs)).as(name).isEmpty();
        var oursAlone = new TreeSet<>(ours.types().keySet());
        oursAlone.removeAll(theirs.types().keySet());
        assertThat(without(OURS_ALONE, oursAlone)).as(name).isEmpty();
        ours.types()
                .forEach((path, types) -> assertThat(theirs.types().getOrDefault(path, types))
                        .as(name + " " + path)
                        .containsAll(withoutNull(types)));
        assertThat(without(NOT_ALWAYS, ours.lacking(theirs))).as(name).isEmpty();
    }

    /** Any value of a row's data may be null. */
    private static Set<String> withoutNull(Set<String> types) {
        return types.stream().filter(type -> !type.equals("NULL")).collect(Collectors.toSet());
    }

    private static List<String> without(Set<String> prefixes, Set<String> paths) {
        return paths.stream()
                .filter(path -> prefixes.stream().noneMatch(path::startsWith))
                .toList();
    }
}
