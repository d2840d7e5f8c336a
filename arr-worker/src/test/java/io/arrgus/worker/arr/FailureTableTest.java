package io.arrgus.worker.arr;

import static io.arrgus.model.run.FailureKind.NEEDS_ATTENTION;
import static io.arrgus.model.run.FailureKind.TRANSIENT;
import static io.arrgus.worker.TestArr.STATUS;
import static io.arrgus.worker.TestArr.body;
import static io.arrgus.worker.TestArr.json;
import static io.arrgus.worker.TestArr.status;
import static io.arrgus.worker.TestArr.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.worker.Given;
import io.arrgus.worker.RawArr;
import io.arrgus.worker.TestArr;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ConfigurableApplicationContext;

/** Every way in which a call fails: what a person hears of it, and how often the Arr was asked. */
class FailureTableTest {

    private static ConfigurableApplicationContext room;
    private static ConnectionManager connections;

    @BeforeAll
    static void open() {
        room = ArrRoom.open(Clock.systemUTC());
        connections = room.getBean(ConnectionManager.class);
    }

    @AfterAll
    static void close() {
        room.close();
    }

    static Stream<Arguments> answers() {
        return Stream.of(
                row("unauthorized", NEEDS_ATTENTION, 1, status(401)),
                row("unauthorized", NEEDS_ATTENTION, 1, body(401, "application/json", "{\"error\": \"Unauthorized\"}")),
                row("login_wanted", NEEDS_ATTENTION, 1, with("Location", "http://x/login?apikey=SECRET", status(401))),
                row(
                        "login_wanted",
                        NEEDS_ATTENTION,
                        1,
                        with("WWW-Authenticate", "Basic realm=\"SECRET\"", status(401))),
                row("login_wanted", NEEDS_ATTENTION, 1, body(401, "text/html", "<html>SECRET 401</html>")),
                row("forbidden", NEEDS_ATTENTION, 1, status(403)),
                row("not_found", NEEDS_ATTENTION, 1, status(404)),
                row("client_error", NEEDS_ATTENTION, 1, status(400)),
                row("client_error", NEEDS_ATTENTION, 1, status(405)),
                row("client_error", NEEDS_ATTENTION, 1, status(406)),
                row("redirected", NEEDS_ATTENTION, 1, with("Location", "/radarr?apikey=SECRET", status(307))),
                row("redirected", NEEDS_ATTENTION, 1, with("Location", "http://x/login", status(302))),
                row("redirected", NEEDS_ATTENTION, 1, with("Location", "https://x/", status(301))),
                row("redirected", NEEDS_ATTENTION, 1, status(304)),
                row("timed_out_there", TRANSIENT, 4, status(408)),
                row("timed_out_there", TRANSIENT, 4, status(425)),
                row("too_many_requests", TRANSIENT, 4, status(429)),
                row(
                        "locked",
                        TRANSIENT,
                        4,
                        body(500, "application/json", "{\"message\": \"database is locked\\nSECRET\"}")),
                row("server_error", TRANSIENT, 2, body(500, "application/json", "{\"message\": \"SECRET\"}")),
                row("server_error", TRANSIENT, 2, status(501)),
                row("server_error", TRANSIENT, 2, status(522)),
                row("bad_gateway", TRANSIENT, 4, body(502, "text/html", "<html>SECRET</html>")),
                row("unavailable", TRANSIENT, 4, body(503, "text/html", "<html>SECRET</html>")),
                row(
                        "starting",
                        TRANSIENT,
                        4,
                        body(
                                503,
                                "application/json",
                                "{\"errorMessage\": \"Radarr is starting up, please try again later\"}")),
                row("gateway_timeout", TRANSIENT, 4, body(504, "text/html", "<html>SECRET</html>")),
                row("login_page", NEEDS_ATTENTION, 1, body(200, "text/html", "<!DOCTYPE html><html>SECRET</html>")),
                row("empty_answer", NEEDS_ATTENTION, 1, status(200)),
                row("not_json", NEEDS_ATTENTION, 1, body(200, "text/plain", "SECRET")),
                row("not_json", NEEDS_ATTENTION, 1, json("")),
                row("not_json", NEEDS_ATTENTION, 1, json("{\"appName\": SECRET")),
                row("not_json", NEEDS_ATTENTION, 1, json("[\"SECRET\"]")),
                row("not_json", NEEDS_ATTENTION, 1, json("{\"status\": \"OK\"}")),
                row("unexpected_status", NEEDS_ATTENTION, 1, status(204)),
                row("wrong_app", NEEDS_ATTENTION, 1, json(TestArr.SONARR)),
                row("wrong_app", NEEDS_ATTENTION, 1, json("{\"appName\": \"SECRET\"}")));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerThatIsNotTheOneIsTold(String code, FailureKind kind, int calls, TestArr.Answer answer) {
        try (var arr = TestArr.start().on(STATUS, answer)) {
            var connection = Given.connection(ArrType.RADARR, arr.url());

            var failure = failureOf(connection);

            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(arr.callsOf(STATUS)).isEqualTo(calls);
            assertPlain(failure, connection);
        }
    }

    static Stream<Arguments> scripts() {
        return Stream.of(
                raw("no_answer_in_time", TRANSIENT, 4, RawArr::silence),
                raw("reset", TRANSIENT, 4, _ -> {}),
                raw("reset", TRANSIENT, 4, RawArr::reset),
                raw("stalled", TRANSIENT, 4, socket -> {
                    RawArr.send(socket, RawArr.head(100) + "{\"appName\":");
                    RawArr.silence(socket);
                }),
                raw("body_cut", TRANSIENT, 4, socket -> RawArr.send(socket, RawArr.head(100) + "{\"appName\":")),
                raw(
                        "body_cut",
                        TRANSIENT,
                        4,
                        socket -> RawArr.send(
                                socket,
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                                        + "b\r\n{\"appName\":\r\n")),
                raw("not_http", NEEDS_ATTENTION, 1, socket -> RawArr.send(socket, "220 ftp ready\r\n")),
                raw("not_http", NEEDS_ATTENTION, 1, socket -> RawArr.send(socket, "HTTP/9.9 200 OK\r\n\r\n")));
    }

    @ParameterizedTest
    @MethodSource("scripts")
    void aConnectionThatGoesWrongIsTold(String code, FailureKind kind, int calls, RawArr.Script script) {
        try (var arr = RawArr.start(script)) {
            var connection = Given.connection(ArrType.RADARR, arr.url());

            var failure = failureOf(connection);

            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(arr.requests()).isEqualTo(calls);
            assertPlain(failure, connection);
        }
    }

    @Test
    void aClosedPortIsTold() throws Exception {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var connection = Given.connection(ArrType.RADARR, "http://127.0.0.1:" + port);

        var failure = failureOf(connection);

        assertThat(failure)
                .isEqualTo(new Failure(
                        TRANSIENT,
                        "refused",
                        "The Radarr of the attic cannot be reached: nothing listens at http://127.0.0.1:" + port + ".",
                        failure.hint()));
        assertPlain(failure, connection);
    }

    @Test
    void aHostThatNobodyKnowsIsTold() {
        var connection = Given.connection(ArrType.RADARR, "http://no-such-arr.invalid:7878/radarr");

        var failure = failureOf(connection);

        assertThat(failure.code()).isEqualTo("unknown_host");
        assertPlain(failure, connection);
    }

    @Test
    void aMachineThatDropsConnectionsIsTold() throws Exception {
        try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var waiting = Stream.generate(() -> connecting(full.getLocalPort()))
                    .limit(3)
                    .toList();
            var connection = Given.connection(ArrType.RADARR, "http://127.0.0.1:" + full.getLocalPort());

            var failure = failureOf(connection);

            assertThat(failure.code()).isEqualTo("connect_timeout");
            assertPlain(failure, connection);
            for (var channel : waiting) {
                channel.close();
            }
        }
    }

    private static SocketChannel connecting(int port) {
        try {
            var channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return channel;
        } catch (IOException noSocket) {
            throw new UncheckedIOException(noSocket);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest",
                "http://2852039166",
                "http://[fe80::1]:7878",
                "http://[::ffff:169.254.169.254]",
                "http://[64:ff9b::a9fe:a9fe]",
                "http://[fd00:ec2::254]",
                "http://100.100.100.200"
            })
    void aMetadataOrLinkLocalAddressIsNeverCalled(String url) {
        var connection = Given.connection(ArrType.RADARR, url);

        var failure = failureOf(connection);

        assertThat(failure.code()).isEqualTo("address_refused");
        assertThat(failure.kind()).isEqualTo(NEEDS_ATTENTION);
        assertPlain(failure, connection);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://u:SECRET@radarr/", "radarr:7878", "/radarr", "http:///radarr", "http://host:99999"})
    void whatIsNoHttpAddressIsNeverCalled(String url) {
        var connection = Given.connection(ArrType.RADARR, url);

        var failure = failureOf(connection);

        assertThat(failure.code()).isEqualTo("bad_url");
        assertThat(failure.kind()).isEqualTo(NEEDS_ATTENTION);
        assertPlain(failure, connection);
    }

    @Test
    void userNamesAndQueriesOfTheUrlAreNeitherSentNorShown() {
        try (var arr = TestArr.start().on("/radarr" + STATUS, status(403))) {
            var url = arr.url().replace("http://", "http://me:SECRET@") + "//radarr/?apikey=SECRET#SECRET";
            var connection = Given.connection(ArrType.RADARR, url);

            var failure = failureOf(connection);

            assertThat(arr.calls()).containsExactly("/radarr" + STATUS);
            assertThat(arr.lastHeaders()).doesNotContainKey("Authorization");
            assertThat(failure.message()).contains(arr.url() + "/radarr");
            assertPlain(failure, connection);
        }
    }

    @Test
    void aKeySealedForAnotherConnectionIsTold() {
        try (var arr = TestArr.radarr("[]")) {
            var other = Given.connection(ArrType.RADARR, arr.url());
            var mine = Given.connection(ArrType.RADARR, arr.url());
            var connection = new Connection(
                    mine.id(),
                    mine.name(),
                    mine.arrType(),
                    mine.url(),
                    null,
                    other.apiKey(),
                    mine.monitorType(),
                    List.of(),
                    mine.every(),
                    mine.addedAt(),
                    null);

            var failure = failureOf(connection);

            assertThat(failure.code()).isEqualTo("cannot_unseal");
            assertThat(arr.calls()).isEmpty();
            assertPlain(failure, connection);
        }
    }

    @Test
    void anUnderscoreInTheHostIsNoReasonToComplain() {
        var connection = Given.connection(ArrType.RADARR, "http://my_radarr.invalid:7878");

        assertThat(failureOf(connection).code()).isEqualTo("unknown_host");
    }

    @Test
    void noTwoTroublesSoundAlike() {
        var connection = Given.connection(ArrType.RADARR, "http://radarr:7878");

        var failures = Arrays.stream(ArrTrouble.values())
                .map(trouble -> trouble.failure(connection, "5 s"))
                .toList();

        assertThat(failures).extracting(Failure::message).doesNotHaveDuplicates();
        assertThat(failures).extracting(Failure::code).doesNotHaveDuplicates();
        assertThat(failures).allSatisfy(failure -> assertPlain(failure, connection));
    }

    private static Failure failureOf(Connection connection) {
        var answer = connections.status(connection, new Lifeline());
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed<?>) answer).failure();
    }

    private static void assertPlain(Failure failure, Connection connection) {
        assertThat(failure.message()).contains(connection.name()).endsWith(".");
        assertThat(failure.hint()).isNotBlank().endsWith(".");
        assertThat(failure.message() + failure.hint())
                .doesNotContain(Given.KEY, "SECRET", "Exception", "null", "%", "java.");
    }

    private static Arguments row(String code, FailureKind kind, int calls, TestArr.Answer answer) {
        return Arguments.of(code, kind, calls, answer);
    }

    private static Arguments raw(String code, FailureKind kind, int calls, RawArr.Script script) {
        return Arguments.of(code, kind, calls, script);
    }
}
