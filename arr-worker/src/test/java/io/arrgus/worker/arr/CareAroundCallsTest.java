package io.arrgus.worker.arr;

import static io.arrgus.model.run.FailureKind.NOT_TRIED;
import static io.arrgus.worker.TestArr.MOVIES;
import static io.arrgus.worker.TestArr.RADARR;
import static io.arrgus.worker.TestArr.STATUS;
import static io.arrgus.worker.TestArr.inTurn;
import static io.arrgus.worker.TestArr.json;
import static io.arrgus.worker.TestArr.status;
import static io.arrgus.worker.TestArr.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.testsupport.MutableClock;
import io.arrgus.worker.Given;
import io.arrgus.worker.RawArr;
import io.arrgus.worker.TestArr;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Retry, breaker and bulkhead around each call to an Arr. */
class CareAroundCallsTest {

    private static final String[] PATIENT = {
        "arrgus.worker.arr.status-timeout=20s", "arrgus.worker.arr.library-timeout=20s"
    };

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

    @Test
    void troubleThatPassesIsNotEvenNoticed() {
        try (var arr = TestArr.start().on(STATUS, inTurn(status(503), status(502), status(500), json(RADARR)))) {
            var answer = connections.status(Given.connection(ArrType.RADARR, arr.url()), new Lifeline());

            assertThat(answer).isInstanceOf(Answer.Given.class);
            assertThat(arr.callsOf(STATUS)).isEqualTo(4);
        }
    }

    @Test
    void anErrorOfTheArrsOwnIsTriedOnlyOnceMore() {
        try (var arr = TestArr.start().on(STATUS, inTurn(status(500), status(500), json(RADARR)))) {
            var answer = connections.status(Given.connection(ArrType.RADARR, arr.url()), new Lifeline());

            assertThat(failure(answer).code()).isEqualTo("server_error");
            assertThat(arr.callsOf(STATUS)).isEqualTo(2);
        }
    }

    @Test
    void aLibraryThatTimesOutIsAskedForOnlyOnceMore() {
        try (var arr = RawArr.start(RawArr::silence)) {
            var answer = connections.library(Given.connection(ArrType.RADARR, arr.url()), new Lifeline(), _ -> "");

            assertThat(failure(answer).code()).isEqualTo("no_answer_in_time");
            assertThat(arr.requests()).isEqualTo(2);
        }
    }

    @Test
    void aLibraryThatBreaksOffIsTakenFromTheBeginningAgain() {
        var whole = RawArr.head(2) + "[]";
        var requests = new AtomicInteger();
        try (var arr = RawArr.start(socket ->
                RawArr.send(socket, requests.incrementAndGet() < 3 ? RawArr.head(100) + "[{\"tmdbId\": 1" : whole))) {
            var answer = connections.library(
                    Given.connection(ArrType.RADARR, arr.url()), new Lifeline(), CareAroundCallsTest::text);

            assertThat(answer).isEqualTo(new Answer.Given<>("[]"));
        }
    }

    @Test
    void anArrThatAsksForPatienceGetsIt() {
        try (var arr = TestArr.start().on(STATUS, inTurn(with("Retry-After", "1", status(503)), json(RADARR)))) {
            var begin = System.nanoTime();

            connections.status(Given.connection(ArrType.RADARR, arr.url()), new Lifeline());

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            assertThat(arr.callsOf(STATUS)).isEqualTo(2);
        }
    }

    @Test
    void anArrThatAsksForMorePatienceThanThereIsFailsAtOnce() {
        try (var arr = TestArr.start().on(STATUS, with("Retry-After", "3600", status(429)))) {
            var answer = connections.status(Given.connection(ArrType.RADARR, arr.url()), new Lifeline());

            assertThat(failure(answer).code()).isEqualTo("too_many_requests");
            assertThat(arr.callsOf(STATUS)).isEqualTo(1);
        }
    }

    @Test
    void anArrThatKeepsFailingIsLeftAloneAndItsNeighbourIsNot() {
        try (var sick = TestArr.start().on(STATUS, status(503));
                var well = TestArr.radarr("[]")) {
            var connection = Given.connection(ArrType.RADARR, sick.url());
            var neighbour = Given.connection(ArrType.RADARR, well.url());
            failure(connections.status(connection, new Lifeline()));
            var second = failure(connections.status(connection, new Lifeline()));
            var callsBefore = sick.callsOf(STATUS);

            var third = failure(connections.status(connection, new Lifeline()));

            assertThat(second.code()).as("our own tries opened the breaker").isEqualTo("unavailable");
            assertThat(third.code()).isEqualTo("breaker_open");
            assertThat(third.kind()).isEqualTo(NOT_TRIED);
            assertThat(callsBefore).as("each try counts").isEqualTo(6);
            assertThat(sick.callsOf(STATUS)).isEqualTo(callsBefore);
            assertThat(connections.status(neighbour, new Lifeline())).isInstanceOf(Answer.Given.class);
        }
    }

    @Test
    void whoAsksByHandHasItTriedAtOnce() {
        try (var arr = TestArr.start().on(STATUS, status(503))) {
            var connection = Given.connection(ArrType.RADARR, arr.url());
            failure(connections.status(connection, new Lifeline()));
            failure(connections.status(connection, new Lifeline()));
            arr.on(STATUS, json(TestArr.RADARR));

            connections.tryAgain(connection);

            assertThat(connections.status(connection, new Lifeline())).isInstanceOf(Answer.Given.class);
        }
    }

    @Test
    void aCorrectedAddressIsTriedAtOnce() {
        try (var wrong = TestArr.start().on(STATUS, status(503));
                var right = TestArr.radarr("[]")) {
            var connection = Given.connection(ArrType.RADARR, wrong.url());
            failure(connections.status(connection, new Lifeline()));
            failure(connections.status(connection, new Lifeline()));

            var corrected = new Connection(
                    connection.id(),
                    connection.name(),
                    connection.arrType(),
                    Given.connection(ArrType.RADARR, right.url()).url(),
                    null,
                    connection.apiKey(),
                    connection.monitorType(),
                    connection.pathMappings(),
                    connection.every(),
                    connection.addedAt(),
                    null);

            assertThat(connections.status(corrected, new Lifeline())).isInstanceOf(Answer.Given.class);
        }
    }

    @Test
    void aWrongKeyNeverOpensTheBreaker() {
        try (var arr = TestArr.start().on(STATUS, status(401))) {
            var connection = Given.connection(ArrType.RADARR, arr.url());

            var codes = Stream.generate(() -> failure(connections.status(connection, new Lifeline()))
                            .code())
                    .limit(20)
                    .distinct();

            assertThat(codes).containsExactly("unauthorized");
        }
    }

    @Test
    void noMoreThanFourCallsToOneArrAreUnderWay() throws Exception {
        var release = new CountDownLatch(1);
        try (var patient = ArrRoom.open(Clock.systemUTC(), PATIENT);
                var arr = TestArr.start().on(STATUS, exchange -> {
                    awaitQuietly(release);
                    json(RADARR).to(exchange);
                })) {
            var manager = patient.getBean(ConnectionManager.class);
            var connection = Given.connection(ArrType.RADARR, arr.url());
            var underWay = Stream.generate(() -> async(() -> manager.status(connection, new Lifeline())))
                    .limit(4)
                    .toList();
            await().until(() -> arr.callsOf(STATUS) == 4);

            var fifth = manager.status(connection, new Lifeline());

            assertThat(failure(fifth).code()).isEqualTo("bulkhead_full");
            assertThat(failure(fifth).kind()).isEqualTo(NOT_TRIED);
            assertThat(arr.callsOf(STATUS)).isEqualTo(4);
            release.countDown();
            assertThat(underWay).allSatisfy(call -> assertThat(call.join()).isInstanceOf(Answer.Given.class));
        }
    }

    @Test
    void cuttingTheLifelineEndsACallThatWaitsForItsFirstByte() {
        try (var patient = ArrRoom.open(Clock.systemUTC(), PATIENT);
                var arr = RawArr.start(RawArr::silence)) {
            var lifeline = new Lifeline();
            var connection = Given.connection(ArrType.RADARR, arr.url());
            var call = async(() -> patient.getBean(ConnectionManager.class).library(connection, lifeline, _ -> ""));
            await().until(() -> arr.requests() == 1);

            lifeline.cut("nobody wants it");

            assertThatThrownBy(call::join).hasCauseInstanceOf(GivenUp.class);
            assertThat(arr.requests()).isEqualTo(1);
            assertThat(breaker(patient, connection).getMetrics().getNumberOfFailedCalls())
                    .as("the Arr is not to blame")
                    .isZero();
        }
    }

    @Test
    void cuttingTheLifelineEndsACallBetweenTwoTries() {
        try (var slow = ArrRoom.open(
                        Clock.systemUTC(), "arrgus.worker.arr.first-pause=1h", "arrgus.worker.arr.longest-pause=1h");
                var arr = TestArr.start().on(STATUS, status(503))) {
            var lifeline = new Lifeline();
            var connection = Given.connection(ArrType.RADARR, arr.url());
            var call = async(() -> slow.getBean(ConnectionManager.class).status(connection, lifeline));
            await().until(() -> arr.callsOf(STATUS) == 1);

            lifeline.cut("nobody wants it");

            assertThatThrownBy(call::join).hasCauseInstanceOf(GivenUp.class);
        }
    }

    @Test
    void aConnectionNotSeenForAnHourLeavesNoTrace() {
        var clock = MutableClock.at(Given.NOON);
        try (var aging = ArrRoom.open(clock);
                var arr = TestArr.radarr("[]")) {
            var manager = aging.getBean(ConnectionManager.class);
            var old = Given.connection(ArrType.RADARR, arr.url());
            var young = Given.connection(ArrType.RADARR, arr.url());
            manager.status(old, new Lifeline());
            clock.advance(Duration.ofMinutes(61));
            manager.status(young, new Lifeline());

            aging.getBean(Resilience.class).refresh();

            var name = young.id().value();
            assertThat(aging.getBean(CircuitBreakerRegistry.class).getAllCircuitBreakers())
                    .extracting(CircuitBreaker::getName)
                    .containsExactly(name);
            assertThat(aging.getBean(BulkheadRegistry.class).getAllBulkheads()).hasSize(1);
            assertThat(connectionsShown(aging)).containsExactly(name);
        }
    }

    @Test
    void noMoreConnectionsThanAllowedHaveSeriesOfTheirOwn() {
        try (var bounded = ArrRoom.open(Clock.systemUTC(), "arrgus.metrics.connections=3");
                var arr = TestArr.radarr("[]")) {
            var manager = bounded.getBean(ConnectionManager.class);
            var called = Stream.generate(() -> Given.connection(ArrType.RADARR, arr.url()))
                    .limit(10)
                    .toList();

            called.forEach(it -> manager.status(it, new Lifeline()));

            var meters = bounded.getBean(MeterRegistry.class);
            var firstById =
                    called.stream().map(it -> it.id().value()).sorted().limit(3).toList();
            assertThat(connectionsShown(bounded))
                    .contains("other")
                    .isSubsetOf(Stream.concat(firstById.stream(), Stream.of("other"))
                            .toList());
            assertThat(meters.find(CallMeters.BREAKER).gauges())
                    .extracting(it -> it.getId().getTag("connection"))
                    .containsExactlyInAnyOrderElementsOf(firstById);
            assertThat(meters.get("arrgus.connections.without.series").gauge().value())
                    .isEqualTo(7);
        }
    }

    @Test
    void theStateOfABreakerIsShownAlone() {
        try (var arr = TestArr.start().on(STATUS, status(503))) {
            var connection = Given.connection(ArrType.RADARR, arr.url());
            connections.status(connection, new Lifeline());
            connections.status(connection, new Lifeline());

            var states = room.getBean(MeterRegistry.class)
                    .find(CallMeters.BREAKER)
                    .tag("connection", connection.id().value())
                    .gauges();

            assertThat(states).extracting(it -> it.getId().getTag("state")).containsExactly("open");
        }
    }

    private static Set<String> connectionsShown(ConfigurableApplicationContext room) {
        return Stream.of(CallMeters.CALLS, CallMeters.BREAKER)
                .flatMap(name -> room.getBean(MeterRegistry.class).find(name).meters().stream())
                .map(meter -> meter.getId().getTag("connection"))
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsSentIsOneRequestWithTheKeyInItsHeader() {
        try (var arr = TestArr.radarr("[]")) {
            connections.library(Given.connection(ArrType.RADARR, arr.url()), new Lifeline(), _ -> "");

            assertThat(arr.calls()).containsExactly(MOVIES + "?excludeLocalCovers=true");
            assertThat(arr.lastHeaders().get("X-api-key")).containsExactly(Given.KEY);
            assertThat(arr.lastHeaders().get("Accept-encoding")).containsExactly("gzip");
            assertThat(arr.lastHeaders()).doesNotContainKeys("Upgrade", "Cookie", "Authorization");
        }
    }

    private static CircuitBreaker breaker(ConfigurableApplicationContext room, Connection connection) {
        return room.getBean(CircuitBreakerRegistry.class)
                .find(connection.id().value())
                .orElseThrow();
    }

    private static <T> CompletableFuture<T> async(Supplier<T> call) {
        return CompletableFuture.supplyAsync(call, task -> Thread.ofVirtual().start(task))
                .orTimeout(60, TimeUnit.SECONDS);
    }

    private static String text(InputStream body) {
        try {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Failure failure(Answer<?> answer) {
        assertThat(answer).isInstanceOf(Answer.Failed.class);
        return ((Answer.Failed<?>) answer).failure();
    }
}
