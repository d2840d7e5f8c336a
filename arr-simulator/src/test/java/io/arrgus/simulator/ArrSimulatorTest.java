package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrSimulatorTest {

    @Test
    void bothRunUntilTheyAreStopped() throws Exception {
        try (var simulator = ChildSimulator.start("-Xmx64m", "--radarr-titles", "30", "--sonarr-titles", "20")) {
            var movies = simulator.get(simulator.url("Radarr") + "/api/v3/movie");
            var series = simulator.get(simulator.url("Sonarr") + "/api/v3/series");

            assertThat(Recording.MAPPER.readTree(movies).size()).isEqualTo(30);
            assertThat(Recording.MAPPER.readTree(series).size()).isEqualTo(20);
            assertThat(simulator.lines()).contains("X-Api-Key: " + RawCall.KEY);
            // 128 + SIGTERM: what every JVM says that was stopped and had nothing to complain about.
            assertThat(simulator.stop()).isEqualTo(143);
        }
    }

    @Test
    void aListIsFinishedBeforeItStops() throws Exception {
        try (var simulator = ChildSimulator.start("-Xmx64m", "--only", "radarr", "--radarr-titles", "3000")) {
            var url = simulator.url("Radarr");
            simulator.send(HttpRequest.newBuilder(
                            URI.create(url + "/control/faults?name=slowBody&bytesPerSecond=20000000&on=list"))
                    .POST(BodyPublishers.noBody()));
            var list = new CompletableFuture<String>();
            Thread.ofVirtual().start(() -> {
                try {
                    list.complete(simulator.get(url + "/api/v3/movie"));
                } catch (Exception broken) {
                    list.completeExceptionally(broken);
                }
            });
            await().until(() -> simulator.get(url + "/control/calls").contains("\"list\": 1"));

            simulator.stop();

            assertThat(Recording.MAPPER.readTree(list.get()).size()).isEqualTo(3_000);
        }
    }

    @Test
    void theKeyMayLieInAFileAndIsNotShown(@TempDir Path dir) throws Exception {
        var file = Files.writeString(dir.resolve("key"), "a-secret-of-ours\n");

        try (var simulator = ChildSimulator.start("-Xmx64m", "--only", "sonarr", "--api-key-file", file.toString())) {
            var url = simulator.url("Sonarr") + "/api/v3/system/status";

            assertThat(simulator.send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", "a-secret-of-ours")))
                    .contains("\"appName\": \"Sonarr\"");
            assertThat(simulator.get(url)).isEmpty();
            assertThat(simulator.lines()).noneMatch(line -> line.contains("a-secret-of-ours"));
            assertThat(simulator.lines()).noneMatch(line -> line.startsWith("Radarr"));
        }
    }

    @Test
    void aTakenPortIsSaidInOneLine() throws Exception {
        try (var radarr = SimulatedArr.radarr().start()) {
            var said = run("--only", "radarr", "--radarr-port", Integer.toString(radarr.port()));

            assertThat(said)
                    .isEqualTo("1: Cannot listen on 127.0.0.1:" + radarr.port()
                            + ": another program listens there already.\n");
        }
    }

    @Test
    void severalOfOneKindAreReadyAndEnd() {
        var out = new StringWriter();

        var status = ArrSimulator.commandLine()
                .setOut(new PrintWriter(out))
                .execute(
                        "--exit-when-ready",
                        "--radarr-count=2",
                        "--radarr-port=0",
                        "--sonarr-port=0",
                        "--radarr-titles=9",
                        "--sonarr-titles=4",
                        "--url-base=arr");

        assertThat(status).isZero();
        assertThat(out.toString().lines().map(line -> line.replaceFirst(":[0-9]+/", ":PORT/")))
                .startsWith(
                        "Radarr, 9 titles: http://127.0.0.1:PORT/arr",
                        "Radarr, 9 titles: http://127.0.0.1:PORT/arr",
                        "Sonarr, 4 titles: http://127.0.0.1:PORT/arr");
    }

    @Test
    void aWrongOptionIsNamedInOneLine() {
        assertThat(run("--radarr-titles", "many")).isEqualTo("""
                        2: Invalid value for option '--radarr-titles': 'many' is not an int
                        See arr-simulator --help.
                        """);
        assertThat(run("--auth-mode", "password")).startsWith("2: Invalid value for option '--auth-mode': ");
        assertThat(run("--api-key-file", "/nowhere/at/all"))
                .isEqualTo("2: --api-key-file /nowhere/at/all cannot be read.\nSee arr-simulator --help.\n");
    }

    @Test
    void helpNamesEveryOption() {
        var help = new StringWriter();

        var status = ArrSimulator.commandLine().setOut(new PrintWriter(help)).execute("--help");

        assertThat(status).isZero();
        assertThat(Arrays.asList(
                        "--only",
                        "--radarr-port",
                        "--radarr-titles",
                        "--radarr-count",
                        "--sonarr-port",
                        "--sonarr-titles",
                        "--sonarr-count",
                        "--lively",
                        "--exit-when-ready",
                        "--seed",
                        "--api-key",
                        "--api-key-file",
                        "--url-base",
                        "--auth-mode",
                        "--pacing",
                        "--address"))
                .allSatisfy(option -> assertThat(help.toString()).contains(option));
    }

    private static String run(String... args) {
        var err = new StringWriter();
        var status = ArrSimulator.commandLine().setErr(new PrintWriter(err)).execute(args);
        return status + ": " + err;
    }
}
