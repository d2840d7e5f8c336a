package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AnswersTest {
    private static final String LIST = "/api/v3/movie";
    private static final Map.Entry<String, String> KEY = Map.entry("X-Api-Key", RawCall.KEY);

    private final SimulatedArr radarr = SimulatedArr.radarr().titles(120).start();

    @AfterEach
    void stop() {
        radarr.close();
    }

    @Test
    void theListIsTheTruth() throws IOException {
        radarr.library().change(40);
        radarr.library().remove(7);

        var list = Recording.MAPPER.readTree(RawCall.get(radarr, LIST).text());

        assertThat(list.valueStream())
                .containsExactlyElementsOf(radarr.truth()
                        .map(TrueTitle::json)
                        .map(JsonNode.class::cast)
                        .toList());
    }

    @Test
    void aTitleByItselfIsTheOneOfTheList() throws IOException {
        var title = radarr.truth().skip(17).findFirst().orElseThrow();

        var byId = Recording.MAPPER.readTree(
                RawCall.get(radarr, LIST + "/" + title.arrId()).text());
        var byExternalId = Recording.MAPPER.readTree(
                RawCall.get(radarr, LIST + "?tmdbId=" + title.externalId()).text());

        assertThat(byId).isEqualTo(title.json());
        assertThat(byExternalId).isEqualTo(Recording.MAPPER.createArrayNode().add(title.json()));
    }

    @Test
    void aRemovedTitleIsUnknown() throws IOException {
        radarr.library().remove(List.of(5));

        assertThat(RawCall.get(radarr, LIST + "/5").status()).isEqualTo(404);
        assertThat(RawCall.get(radarr, LIST + "/6").status()).isEqualTo(200);
    }

    @Test
    void aListThatIsBeingSentShowsTheMomentOfItsStart() throws Exception {
        var before = RawCall.get(radarr, LIST).text();
        radarr.faults()
                .add(Fault.of(FaultKind.SLOW_BODY).atBytesPerSecond(600_000).times(1));
        var slow = new CompletableFuture<String>();
        Thread.ofVirtual().start(() -> {
            try {
                slow.complete(RawCall.get(radarr, LIST).text());
            } catch (IOException broken) {
                slow.completeExceptionally(broken);
            }
        });
        await().until(() -> radarr.calls().underWay() == 1);

        radarr.library().change(120);
        radarr.library().remove(60);
        radarr.library().add(10);

        assertThat(slow.isDone()).isFalse();
        assertThat(slow.get()).isEqualTo(before);
        assertThat(RawCall.get(radarr, LIST).text()).isNotEqualTo(before);
    }

    @Test
    void aPackedListIsTheSameList() throws IOException {
        var plain = RawCall.get(radarr, LIST).text();

        try (var call = new RawCall(radarr)) {
            var packed = call.send("GET", LIST, List.of(KEY, Map.entry("Accept-Encoding", "gzip")));

            assertThat(packed.header("Content-Encoding")).contains("gzip");
            assertThat(packed.header("Vary")).contains("Accept-Encoding");
            assertThat(packed.octets().length()).isLessThan(plain.length() / 4);
            assertThat(packed.text()).isEqualTo(plain);
        }
    }

    @Test
    void brotliIsPreferredAndLarger() throws IOException {
        var plain = RawCall.get(radarr, LIST).text();
        var gzip = packed("gzip");
        var brotli = packed("gzip, deflate, br");

        assertThat(brotli.header("Content-Encoding")).contains("br");
        assertThat(brotli.text()).isEqualTo(plain);
        assertThat(brotli.octets().length())
                .isGreaterThan(gzip.octets().length() * 5 / 4)
                .isLessThan(plain.length() / 2);
        assertThat(packed("br;q=0.1, gzip").header("Content-Encoding")).contains("gzip");
        assertThat(packed("br;q=0, gzip;q=0").header("Content-Encoding")).isEmpty();
        assertThat(packed("*").header("Content-Encoding")).contains("br");
    }

    private RawCall.Answer packed(String offer) throws IOException {
        try (var call = new RawCall(radarr)) {
            return call.send("GET", LIST, List.of(KEY, Map.entry("Accept-Encoding", offer)));
        }
    }

    @Test
    void aConnectionIsUsedAgain() throws IOException {
        try (var call = new RawCall(radarr)) {
            for (var i = 0; i < 3; i++) {
                assertThat(call.send("GET", LIST, List.of(KEY)).status()).isEqualTo(200);
                assertThat(call.send("GET", LIST, List.of()).status()).isEqualTo(401);
                assertThat(call.send("HEAD", LIST, List.of(KEY)).status()).isEqualTo(405);
            }
        }
    }

    @Test
    void aCallerWhoWantsItGetsTheConnectionClosed() throws IOException {
        try (var call = new RawCall(radarr)) {
            var answer = call.send("GET", "/ping", List.of(Map.entry("Connection", "close")));

            assertThat(answer.header("Connection")).contains("close");
            assertThat(raw("GET /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                    .endsWith("\r\n0\r\n\r\n");
        }
    }

    @Test
    void anOldCallerGetsABodyWithoutChunks() throws IOException {
        assertThat(raw("GET /ping HTTP/1.0\r\n\r\n"))
                .doesNotContain("chunked")
                .endsWith("\r\n\r\n{\n  \"status\": \"OK\"\n}");
    }

    @Test
    void aBodyThatNobodyReadsDoesNotBecomeTheNextRequest() throws IOException {
        assertThat(raw("POST /api/v3/command HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nGET /"
                        + "POST /api/v3/command HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3\r\nGET\r\n0\r\n\r\nGET /ping HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
                .containsSubsequence("HTTP/1.1 401 ", "HTTP/1.1 401 ", "HTTP/1.1 200 OK");
    }

    @Test
    void whatIsNoRequestIsRefusedAsKestrelDoes() throws IOException {
        assertThat(raw("HELLO\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /ping HTTP/1.1\r\n\r\n")).as("no Host").startsWith("HTTP/1.1 400 ");
        assertThat(raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 414 ");
        assertThat(raw("GET / HTTP/1.1\r\nHost: a\r\n" + "A: b\r\n".repeat(101) + "\r\n"))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void pacingDelaysAListByTheNumberOfItsTitles() throws IOException {
        radarr.library().add(1_000);
        radarr.pace(Pacing.WARM);

        var before = System.nanoTime();
        RawCall.get(radarr, LIST);
        var took = Duration.ofNanos(System.nanoTime() - before);

        assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(268));
    }

    @Test
    void callsAtTheSameTimeAreCountedAsSuch() throws Exception {
        radarr.faults().add(Fault.of(FaultKind.SLOW_FIRST_BYTE).taking(Duration.ofMillis(400)));
        var threads = IntStream.range(0, 4)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> {
                    try {
                        RawCall.get(radarr, LIST);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(radarr.calls().of(Endpoint.LIST)).isEqualTo(4);
        assertThat(radarr.calls().mostAtOnce(Endpoint.LIST)).isEqualTo(4);
        assertThat(radarr.calls().underWay()).isZero();

        radarr.calls().reset();
        radarr.faults().clear();
        for (var i = 0; i < 50; i++) {
            RawCall.get(radarr, "/api/v3/system/status");
        }
        assertThat(radarr.calls().mostAtOnce()).as("one after the other").isEqualTo(1);
        assertThat(radarr.calls().total()).isEqualTo(50);
    }

    /** Everything that comes back until the connection is closed. */
    private String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), radarr.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
