package io.arrgus.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a new user meets it: a process of its own, its output, its exit status. */
class OneCommandTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void theDemonstrationSyncsTwoSimulatedArrsAndServesUntilItIsStopped() throws Exception {
        var process = arrgus("first", "--demo-movies", "120", "--demo-series", "30");
        await().atMost(LONG).until(() -> output("first").contains("Ctrl-C"));

        assertThat(output("first")).containsPattern("Demo Radarr .*up to date.* 120 titles");
        assertThat(output("first")).containsPattern("Demo Sonarr .*up to date.* 30 titles");
        assertThat(output("first")).containsPattern("(?m)^Demo Radarr( +[0-9,]+){4} +120$");
        assertThat(examples("first"))
                .hasSize(3)
                .allSatisfy(url -> assertThat(get(url)).startsWith("{").contains("\""));

        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(output("first")).doesNotContain("Exception", "\tat ");
    }

    @Test
    void oneProcessShowsTheMetricsOfAllThreeServices() throws Exception {
        var process = arrgus("measured", "--demo-movies", "120", "--demo-series", "30");
        await().atMost(LONG).until(() -> output("measured").contains("Ctrl-C"));
        var metrics = URI.create(examples("measured").getFirst())
                .resolve("/actuator/prometheus")
                .toString();

        await().atMost(LONG)
                .untilAsserted(() -> assertThat(get(metrics))
                        .contains(
                                "arrgus_runs_open{kind=\"full\",state=\"queued\"} 0.0",
                                "arrgus_worker_titles_total{kind=\"full\",result=\"published\"} 150.0",
                                "arrgus_store_titles_total{change=\"created\"} 150.0",
                                "arrgus_queue_messages{queue=\"store.full\"} 0.0",
                                "phase=\"queued\"",
                                "phase=\"publish\"",
                                "phase=\"apply\"")
                        .containsPattern("arrgus_library_titles\\{connection=\"[^\"]+\",status=\"downloaded\"} [1-9]"));

        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(folder.resolve("data/arrgus.log"))).doesNotContain("meters of");
    }

    @Test
    void theSecondStartFindsTheDataAgain() throws Exception {
        assertThat(ended(arrgus("first", "--once", "--demo-movies", "120", "--demo-series", "30")))
                .isZero();
        assertThat(ended(arrgus("second", "--once", "--demo-movies", "120", "--demo-series", "30")))
                .isZero();

        assertThat(output("first")).contains("Made an API key").containsPattern("Demo Radarr .*120 new");
        assertThat(output("second"))
                .doesNotContain("Made an API key")
                .containsPattern("Demo Radarr .*up to date.*(nothing has changed|0 new)")
                .containsPattern("(?m)^Demo Radarr( +[0-9,]+){4} +120$");
    }

    @Test
    void namedInstancesAreSyncedInsteadOfTheDemonstration() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(50).seed(3).start();
                var sonarr = SimulatedArr.sonarr().titles(20).seed(4).start()) {
            var key = Files.writeString(folder.resolve("radarr.key"), radarr.apiKey());

            var status = ended(arrgus(
                    "named",
                    "--once",
                    "--radarr",
                    radarr.url(),
                    "--key-file",
                    key.toString(),
                    "--name",
                    "Movies",
                    "--sonarr",
                    sonarr.url(),
                    "--key",
                    sonarr.apiKey(),
                    "--name",
                    "Series"));

            assertThat(status).isZero();
            assertThat(output("named"))
                    .containsPattern("(?m)^Movies( +[0-9,]+){4} +50$")
                    .containsPattern("(?m)^Series( +[0-9,]+){4} +20$")
                    .doesNotContain("Demo", radarr.apiKey(), sonarr.apiKey());
        }
    }

    @Test
    void aWrongKeyEndsWithAnotherStatusAndASentenceThatNamesTheConnection() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(50).seed(3).start()) {
            var status = ended(arrgus(
                    "wrong",
                    "--once",
                    "--radarr",
                    radarr.url(),
                    "--key",
                    "ffffffffffffffffffffffffffffffff",
                    "--name",
                    "4K"));

            assertThat(status).isEqualTo(1);
            assertThat(output("wrong"))
                    .containsPattern("4K .*failed.*API key")
                    .doesNotContain("ffffffffffffffffffffffffffffffff", "Exception", "\tat ");
        }
    }

    @Test
    void aBadFlagEndsWithStatusTwoAndOneLine() throws Exception {
        assertThat(ended(arrgus("bad", "--radarr", "nas:7878", "--key", "k"))).isEqualTo(2);

        assertThat(output("bad")).startsWith("arrgus: --radarr nas:7878").hasLineCount(1);
    }

    @Test
    void aWishedPortThatIsTakenIsToldAndNotReplaced() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(1).seed(3).start()) {
            var taken = String.valueOf(URI.create(radarr.url()).getPort());

            assertThat(ended(arrgus("taken", "--once", "--port", taken))).isEqualTo(2);
            assertThat(output("taken")).contains("--port " + taken + ": another program uses this port");
        }
    }

    private Process arrgus(String log, String... flags) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Arrgus.class.getName(),
                "--data",
                folder.resolve("data").toString()));
        command.addAll(List.of(flags));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log + ".log").toFile());
        builder.environment().put("ARRGUS_STORE_LIBRARYMETERSEVERY", "1s");
        return builder.start();
    }

    private static int ended(Process process) throws InterruptedException {
        assertThat(process.waitFor(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private String output(String log) throws IOException {
        return Files.readString(folder.resolve(log + ".log"));
    }

    private List<String> examples(String log) throws IOException {
        return Pattern.compile("curl .*'(http[^']+)'")
                .matcher(output(log))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private String get(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url))
                .header(
                        "X-Api-Key",
                        Files.readString(folder.resolve("data/api-key")).strip())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        }
    }
}
