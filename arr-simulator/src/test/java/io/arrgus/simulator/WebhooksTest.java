package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.http.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class WebhooksTest {
    private static final String NOTIFICATION = "/api/v3/notification";

    private final Watch watch = new Watch();
    private final HookReceiver receiver = new HookReceiver();
    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(80).clock(watch).start();
    private final SimulatedArr sonarr =
            SimulatedArr.sonarr().titles(40).clock(watch).start();

    @AfterEach
    void stop() {
        radarr.close();
        sonarr.close();
        receiver.close();
    }

    @Test
    void whoRegistersIsTestedFirst() throws IOException {
        var answer = register(radarr, "sync", receiver.url());

        assertThat(answer.status()).isEqualTo(201);
        assertThat(receiver.events()).containsExactly("Test");
        assertThat(receiver.requests().getFirst().headers().stream().map(Header::name))
                .containsExactly(
                        "Host",
                        "User-Agent",
                        "Connection",
                        "Authorization",
                        "Accept",
                        "X-Hook-Token",
                        "Accept-Encoding",
                        "Content-Type",
                        "Content-Length");
        assertThat(answer.text()).contains("\"value\": \"********\"").doesNotContain("secret");
    }

    @Test
    void aTestThatFailsKeepsNobody() throws IOException {
        assertThat(register(radarr, "refused", receiver.answers(500).url()).status())
                .isEqualTo(400);
        assertThat(register(radarr, "dropped", receiver.drops(true).url()).status())
                .isEqualTo(500);
        assertThat(json(RawCall.get(radarr, NOTIFICATION)).isEmpty()).isTrue();
    }

    @Test
    void aRedirectCountsAsDelivered() throws IOException {
        assertThat(register(radarr, "moved", receiver.answers(302).url()).status())
                .isEqualTo(201);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void everyFileOfAMovieIsToldOfAndNoEdit() throws IOException {
        register(radarr, "sync", receiver.url());
        receiver.forget();

        var added = radarr.library().add(1);
        var grabbed = radarr.library().grab(1);
        radarr.library().importFiles(grabbed);
        radarr.library().upgradeFiles(grabbed);
        radarr.library().renameFiles(grabbed);
        radarr.library().deleteFiles(grabbed);
        radarr.library().forget(1);
        radarr.library().remove(added);

        assertThat(receiver.events())
                .containsExactly(
                        "MovieAdded",
                        "Grab",
                        "Download",
                        "MovieFileDelete",
                        "Download",
                        "Rename",
                        "MovieFileDelete",
                        "MovieDelete");
        var bodies = receiver.bodies();
        assertThat(bodies.get(2).get("isUpgrade").asBoolean()).isFalse();
        assertThat(bodies.get(3).get("deleteReason").asString()).isEqualTo("upgrade");
        assertThat(bodies.get(4).at("/deletedFiles/0/id"))
                .isEqualTo(bodies.get(2).at("/movieFile/id"));
        assertThat(bodies.get(6).get("deleteReason").asString()).isEqualTo("manual");
    }

    @Test
    void sonarrTellsOfADownloadInTwoShapes() throws IOException {
        register(sonarr, "sync", receiver.url());
        receiver.forget();

        sonarr.library().importFiles(1);

        var shapes = receiver.bodies().stream()
                .collect(Collectors.partitioningBy(body -> body.has("episodeFiles"), Collectors.counting()));
        assertThat(receiver.events()).containsOnly("Download");
        assertThat(shapes.get(true)).isEqualTo(1);
        assertThat(shapes.get(false))
                .isEqualTo(receiver.bodies().getLast().get("fileCount").asLong());
    }

    @Test
    void twoWhoRegisteredAreToldTwice() throws IOException {
        register(radarr, "one", receiver.url());
        register(radarr, "two", receiver.url());
        receiver.forget();

        radarr.library().remove(1);

        assertThat(receiver.events()).containsExactly("MovieDelete", "MovieDelete");
    }

    @Test
    void theUserWaitsUntilTheReceiverHasAnswered() throws IOException {
        register(radarr, "slow", receiver.url());
        receiver.thinks(Duration.ofMillis(700));
        var begin = System.nanoTime();

        var answer = RawCall.send(radarr, "DELETE", "/api/v3/movie/3", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(600));
        assertThat(receiver.events()).containsExactly("Test", "MovieDelete");
    }

    @Test
    void whatFailsIsLostAndWhoFailsLaterAgainIsToldNothingForAWhile() throws IOException {
        register(radarr, "sync", receiver.url());
        receiver.forget();
        receiver.answers(500);
        radarr.library().remove(1);
        radarr.library().remove(1);
        assertThat(receiver.events()).hasSize(2);

        watch.pass(Duration.ofMinutes(6));
        radarr.library().remove(1);
        receiver.answers(200);
        receiver.forget();
        radarr.library().remove(1);

        assertThat(receiver.events()).isEmpty();
        assertThat(RawCall.get(radarr, "/api/v3/health").text()).contains("NotificationStatusCheck");

        watch.pass(Duration.ofMinutes(5));
        radarr.library().remove(1);
        assertThat(receiver.events()).containsExactly("MovieDelete");
    }

    @Test
    void aGoodTestBringsBackWhoWasAway() throws IOException {
        register(radarr, "sync", receiver.url());
        receiver.answers(500);
        radarr.library().remove(1);
        watch.pass(Duration.ofMinutes(6));
        radarr.library().remove(1);
        receiver.answers(200);

        var stored = RawCall.get(radarr, NOTIFICATION + "/1").text();
        var tested = RawCall.send(radarr, "POST", NOTIFICATION + "/test", stored);
        receiver.forget();
        radarr.library().remove(1);

        assertThat(tested.text()).isEqualTo("{}");
        assertThat(receiver.events()).containsExactly("MovieDelete");
        assertThat(authorization()).isEqualTo("Basic dTpzZWNyZXQ=");
    }

    @Test
    void complaintsComeAllAtOnceAndNotFromTheYoung() throws IOException {
        register(radarr, "sync", receiver.url());
        receiver.forget();
        var look = "{\"name\":\"CheckHealth\"}";

        RawCall.send(radarr, "POST", "/api/v3/command", look);
        assertThat(receiver.events()).isEmpty();

        watch.pass(Duration.ofMinutes(16));
        RawCall.send(radarr, "POST", "/api/v3/command", look);
        assertThat(receiver.events()).containsExactly("Health", "Health");

        watch.pass(Duration.ofMinutes(1));
        RawCall.send(radarr, "POST", "/api/v3/command", look);
        assertThat(receiver.events()).hasSize(2);
    }

    @Test
    void aConnectionThatIsNotSaidToBeClosedIsUsedAgain() throws IOException {
        try (var door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var received = new AtomicInteger();
            Thread.ofVirtual().start(() -> answerOnOneConnection(door, received));

            register(radarr, "sync", "http://127.0.0.1:" + door.getLocalPort() + "/hook");
            radarr.library().remove(1);
            radarr.library().remove(1);

            assertThat(received).hasValue(3);
        }
    }

    /** Although every request says that its connection is to be closed. */
    private static void answerOnOneConnection(ServerSocket door, AtomicInteger received) {
        try (var only = door.accept()) {
            var in = new BufferedReader(new InputStreamReader(only.getInputStream(), StandardCharsets.ISO_8859_1));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("Content-Length: ")) {
                    in.readLine();
                    skip(in, Integer.parseInt(line.substring("Content-Length: ".length())));
                    received.incrementAndGet();
                    only.getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                }
            }
        } catch (IOException otherSideIsGone) {
            // What was received until then counts.
        }
    }

    @Test
    void onlyWhatWasAskedForIsSent() throws IOException {
        var body = definition(radarr, "few", receiver.url()).replace("\"onMovieDelete\":true,", "");
        RawCall.send(radarr, "POST", NOTIFICATION, body);
        receiver.forget();

        radarr.library().remove(1);
        radarr.library().add(1);

        assertThat(receiver.events()).containsExactly("MovieAdded");
    }

    /** A character is a byte here. */
    private static void skip(BufferedReader in, int length) throws IOException {
        for (var left = length; left > 0; left--) {
            in.read();
        }
    }

    private String authorization() {
        return receiver.requests().getLast().header("Authorization").orElse("");
    }

    static RawCall.Answer register(SimulatedArr arr, String name, String url) throws IOException {
        return RawCall.send(arr, "POST", NOTIFICATION, definition(arr, name, url));
    }

    private static String definition(SimulatedArr arr, String name, String url) {
        var flags = Notification.flags(arr.product()).stream()
                .map(flag -> "\"" + flag + "\":true,")
                .collect(Collectors.joining());
        return "{\"name\":\"" + name + "\"," + flags + "\"implementation\":\"Webhook\",\"tags\":[],\"fields\":["
                + "{\"name\":\"url\",\"value\":\"" + url + "\"},{\"name\":\"method\",\"value\":1},"
                + "{\"name\":\"username\",\"value\":\"u\"},{\"name\":\"password\",\"value\":\"secret\"},"
                + "{\"name\":\"headers\",\"value\":[{\"key\":\"X-Hook-Token\",\"value\":\"tok\"}]}]}";
    }

    private static JsonNode json(RawCall.Answer answer) throws IOException {
        return Recording.MAPPER.readTree(answer.text());
    }

    /** A clock that is set by hand. */
    private static final class Watch extends Clock {
        private volatile Instant now = Instant.parse("2026-11-25T10:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }
    }
}
