package io.arrgus.worker.sync;

import static io.arrgus.worker.TestArr.MOVIES;
import static io.arrgus.worker.TestArr.json;
import static io.arrgus.worker.sync.Movies.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.service.messaging.HandedBack;
import io.arrgus.testsupport.MutableClock;
import io.arrgus.worker.Given;
import io.arrgus.worker.RawArr;
import io.arrgus.worker.TestArr;
import io.arrgus.worker.arr.ArrRoom;
import io.arrgus.worker.arr.ConnectionManager;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** An attempt lives as long as somebody wants it and hears of it. */
class HandingBackTest {

    private static ConfigurableApplicationContext patient;
    private static ConnectionManager connections;

    @TempDir
    Path spool;

    @BeforeAll
    static void open() {
        patient = ArrRoom.open(
                Clock.systemUTC(), "arrgus.worker.arr.library-timeout=5m", "arrgus.worker.arr.status-timeout=5m");
        connections = patient.getBean(ConnectionManager.class);
    }

    @AfterAll
    static void close() {
        patient.close();
    }

    @Test
    void anAttemptThatNobodyWantsAnyMoreIsHandedBackInTheSilenceBeforeTheFirstByte() {
        var wanted = new AtomicBoolean(true);
        try (var hung = RawArr.start(RawArr::silence)) {
            var room = SyncRoom.with(connections, spool);
            var run = start(room, hung.url(), wanted);
            await().until(() -> hung.requests() == 1);

            wanted.set(false);

            assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class);
            assertThat(room.ended).isEmpty();
        }
    }

    @Test
    void anAttemptWhoseProgressIsNotHeardIsHandedBack() {
        try (var hung = RawArr.start(RawArr::silence)) {
            var room = SyncRoom.with(connections, spool);
            room.onProgress = () -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));

            var run = start(room, hung.url(), new AtomicBoolean(true));

            assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class);
            assertThat(room.ended).isEmpty();
        }
    }

    @Test
    void anAttemptThatWaitsForConfirmsIsHandedBackToo() {
        var wanted = new AtomicBoolean(true);
        try (var arr = TestArr.radarr(list(1, 3))) {
            var room = SyncRoom.with(connections, spool);
            room.onBatch = CompletableFuture::new;
            var run = start(room, arr.url(), wanted);
            await().until(() -> room.batches.size() == 1);

            wanted.set(false);

            assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class);
            assertThat(room.ended).isEmpty();
        }
    }

    @Test
    void aBatchThatIsNotConfirmedIsNoSuccess() {
        try (var arr = TestArr.radarr(list(1, 3))) {
            var room = SyncRoom.with(connections, spool);
            room.onBatch = () -> CompletableFuture.failedFuture(new IllegalStateException("no queue"));

            var run = start(room, arr.url(), new AtomicBoolean(true));

            assertThatThrownBy(run::join).hasRootCauseMessage("no queue");
            assertThat(room.ended).isEmpty();
        }
    }

    @Test
    void noMoreIsInFlightThanTheBudgetAllows() {
        var wanted = new AtomicBoolean(true);
        try (var arr = TestArr.radarr(list(1, 40_000))) {
            var room = SyncRoom.with(connections, spool);
            room.onBatch = CompletableFuture::new;
            var run = start(room, arr.url(), wanted);

            await().until(() -> room.batches.size() >= 60);
            await().during(Duration.ofMillis(500)).until(() -> room.batches.size() <= 8 * 1024 / 128 + 1);
            wanted.set(false);

            assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class);
        }
    }

    @Test
    void progressIsToldInTheSilenceBeforeTheFirstByte() {
        var clock = MutableClock.at(Given.NOON);
        var wanted = new AtomicBoolean(true);
        try (var hung = RawArr.start(RawArr::silence)) {
            var room = SyncRoom.at(clock, connections, spool);
            var run = start(room, hung.url(), wanted);
            await().until(() -> hung.requests() == 1);

            clock.advance(Duration.ofSeconds(15));
            await().until(() -> room.progress.size() == 2);
            clock.advance(Duration.ofSeconds(15));
            await().until(() -> room.progress.size() == 3);

            assertThat(room.progress).extracting(SyncProgress::phase).containsOnly(Phase.CHECKING);
            wanted.set(false);
            assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class);
        }
    }

    @Test
    void anAttemptThatTakesTooLongFails() {
        var clock = MutableClock.at(Given.NOON);
        try (var hung = RawArr.start(RawArr::silence)) {
            var room = SyncRoom.at(clock, connections, spool);
            var run = start(room, hung.url(), new AtomicBoolean(true));
            await().until(() -> hung.requests() == 1);

            clock.advance(Duration.ofMinutes(20).plusSeconds(1));
            run.join();

            assertThat(room.ended).singleElement().satisfies(end -> {
                assertThat(end.result()).isEqualTo(Result.FAILED);
                assertThat(end.failure().code()).isEqualTo("took_too_long");
                assertThat(end.failure().message())
                        .isEqualTo("The sync of The Radarr of the attic was given up because it took longer than 1200"
                                + " s.");
            });
        }
    }

    @Test
    void manyWaitForTheirArrsWhileOthersWork() {
        var wanted = new AtomicBoolean(true);
        try (var hung = RawArr.start(RawArr::silence);
                var well = TestArr.radarr("[]").on(MOVIES, json(list(1, 3)))) {
            var room = SyncRoom.with(connections, spool);
            var sync = room.sync();
            var waiting = IntStream.range(0, 20)
                    .mapToObj(_ -> start(sync, hung.url(), wanted))
                    .toList();
            await().until(() -> hung.requests() == 20);

            start(sync, well.url(), wanted).join();

            assertThat(room.seen()).hasSize(3);
            wanted.set(false);
            assertThat(waiting).allSatisfy(run -> assertThatThrownBy(run::join).hasCauseInstanceOf(HandedBack.class));
        }
    }

    private static CompletableFuture<Void> start(SyncRoom room, String url, AtomicBoolean wanted) {
        return start(room.sync(), url, wanted);
    }

    private static CompletableFuture<Void> start(MediaSync sync, String url, AtomicBoolean wanted) {
        var request = Given.fullRequest(Given.connection(ArrType.RADARR, url), null);
        return CompletableFuture.runAsync(
                        () -> sync.run(request, wanted::get),
                        task -> Thread.ofVirtual().start(task))
                .orTimeout(60, TimeUnit.SECONDS);
    }
}
