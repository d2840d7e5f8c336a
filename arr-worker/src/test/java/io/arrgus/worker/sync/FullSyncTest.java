package io.arrgus.worker.sync;

import static io.arrgus.worker.TestArr.MOVIES;
import static io.arrgus.worker.TestArr.STATUS;
import static io.arrgus.worker.TestArr.body;
import static io.arrgus.worker.TestArr.json;
import static io.arrgus.worker.sync.Movies.list;
import static io.arrgus.worker.sync.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.service.messaging.MessageCodec;
import io.arrgus.worker.Given;
import io.arrgus.worker.RawArr;
import io.arrgus.worker.TestArr;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole library, from the Arr to what is published of it. */
class FullSyncTest {

    @TempDir
    Path spool;

    private final TestArr arr = TestArr.radarr(list(1, 3));
    private final Connection radarr = Given.connection(ArrType.RADARR, arr.url());

    @AfterEach
    void nothingStaysOnDisk() throws IOException {
        arr.close();
        if (Files.isDirectory(spool)) {
            try (var files = Files.list(spool)) {
                assertThat(files).isEmpty();
            }
        }
    }

    @Test
    void everyTitleIsPublishedOnceAndThenTheEnd() {
        var room = SyncRoom.in(spool);

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(room.seen()).extracting(MediaCreate::externalId).containsExactly("1001", "1002", "1003");
        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.items()).isEqualTo(3);
        assertThat(end.batches()).isEqualTo(1);
        assertThat(end.digest()).isNotBlank();
        assertThat(room.ended).containsExactly(end);
    }

    @Test
    void theApplicationIsAskedWhoItIsBeforeItsLibrary() {
        SyncRoom.in(spool).run(Given.fullRequest(radarr, null));

        assertThat(arr.calls()).containsExactly(STATUS, MOVIES + "?excludeLocalCovers=true");
    }

    @Test
    void aRedeliveredRequestIsAnAttemptOfItsOwn() {
        var room = SyncRoom.in(spool);
        var request = Given.fullRequest(radarr, null);

        var first = room.run(request);
        var second = room.run(request);

        assertThat(first.attemptId()).isNotEqualTo(second.attemptId());
        assertThat(room.batches.getLast().attemptId()).isEqualTo(second.attemptId());
    }

    @Test
    void batchesAreNumberedAndNoneIsLargerThanTheLimit() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json(list(1, 2_000)));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.batches()).isGreaterThan(3).isEqualTo(room.batches.size());
        assertThat(room.batches)
                .extracting(MediaStatusEvent::number)
                .isEqualTo(IntStream.range(0, end.batches()).boxed().toList());
        assertThat(room.batches)
                .extracting(batch -> MessageCodec.bytesOf(batch).length)
                .allMatch(size -> size <= 128 * 1024);
        assertThat(room.seen()).hasSize(2_000);
    }

    @Test
    void aTitleLargerThanABatchGoesAlone() {
        var room = SyncRoom.in(spool);
        var huge = movie(2, "\"overview\": \"" + "x".repeat(200_000) + "\"");
        arr.on(MOVIES, json(list(movie(1), huge, movie(3))));

        room.run(Given.fullRequest(radarr, null));

        assertThat(room.batches).extracting(batch -> batch.seen().size()).containsExactly(1, 1, 1);
    }

    @Test
    void aKnownLibraryIsToldByOneMessage() {
        var room = SyncRoom.in(spool);
        var digest = room.run(Given.fullRequest(radarr, null)).digest();
        room.batches.clear();

        var end = room.run(Given.fullRequest(radarr, digest));

        assertThat(end.result()).isEqualTo(Result.UNCHANGED);
        assertThat(end.digest()).isEqualTo(digest);
        assertThat(end.items()).isEqualTo(3);
        assertThat(end.batches()).isZero();
        assertThat(room.batches).isEmpty();
    }

    @Test
    void orderAndWhatWeDoNotKeepChangeNothing() {
        var room = SyncRoom.in(spool);
        var digest = room.run(Given.fullRequest(radarr, null)).digest();
        arr.on(
                MOVIES,
                json(list(
                        movie(
                                3,
                                "\"monitored\": true, \"popularity\": 8.5, \"lastSearchTime\": \"2026-11-25T00:00:00Z\""),
                        movie(1, "\"monitored\": true, \"ratings\": {\"imdb\": {\"votes\": 5}}"),
                        movie(2, "\"monitored\": true, \"qualityCutoffNotMet\": true"))));

        var end = room.run(Given.fullRequest(radarr, digest));

        assertThat(end.result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void everyChangeOfAFactOrOfARuleChangesTheDigest() {
        var room = SyncRoom.in(spool);
        var digest = room.run(Given.fullRequest(radarr, null)).digest();
        var ruled = with(radarr, MonitorType.SYNC, List.of());
        var mapped = with(radarr, MonitorType.MISSING, List.of(new PathMapping("/movies", "/mnt")));

        var byRule = room.run(Given.fullRequest(ruled, digest)).digest();
        var byMapping = room.run(Given.fullRequest(mapped, digest)).digest();
        arr.on(MOVIES, json(list(movie(1), movie(2), movie(3, "\"monitored\": false"))));
        var byFact = room.run(Given.fullRequest(radarr, digest)).digest();
        arr.on(MOVIES, json(list(1, 2)));
        var byAbsence = room.run(Given.fullRequest(radarr, digest)).digest();

        assertThat(List.of(digest, byRule, byMapping, byFact, byAbsence)).doesNotHaveDuplicates();
    }

    @Test
    void anItemThatCannotBeReadIsSkippedByItsId() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json(list(movie(1), "{\"tmdbId\": 1002, \"id\": 2}", movie(3))));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.skipped()).containsExactly(new SkippedItem("1002", 2, "It has no title."));
        assertThat(end.items()).isEqualTo(2);
        assertThat(end.digest())
                .as("no claim about a list that was not read as a whole")
                .isNull();
        assertThat(room.seen()).extracting(MediaCreate::externalId).containsExactly("1001", "1003");
    }

    @Test
    void twoItemsUnderOneIdAreBothSkipped() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json(list(movie(1), movie(2), "{\"tmdbId\": 1001, \"title\": \"Twin\", \"id\": 9}")));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.skipped()).extracting(SkippedItem::externalId).containsExactly("1001", "1001");
        assertThat(end.skipped()).extracting(SkippedItem::arrId).containsExactly(1, 9);
        assertThat(room.seen()).extracting(MediaCreate::externalId).containsExactly("1002");
    }

    @Test
    void anItemThatNobodyCanNameMakesTheListPartial() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json(list(movie(1), "{\"title\": \"Nobody\", \"id\": 2}")));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.PARTIAL);
        assertThat(end.digest()).isNull();
        assertThat(room.seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 101})
    void moreThanAHundredSkippedItemsMakeTheListPartial(int skipped) {
        var room = SyncRoom.in(spool);
        arr.on(
                MOVIES,
                json(list(IntStream.rangeClosed(1, skipped)
                        .mapToObj(number -> "{\"tmdbId\": " + number + ", \"id\": " + number + "}")
                        .toArray(String[]::new))));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(skipped > 100 ? Result.PARTIAL : Result.COMPLETE);
        assertThat(end.skipped()).hasSize(100);
    }

    @Test
    void aLibraryThatAProxyCutsCleanlyIsNotTakenForAShortOne() {
        var room = SyncRoom.in(spool);
        var whole = list(1, 3);
        arr.on(MOVIES, json(whole.substring(0, whole.length() - 60)));

        var end = room.run(Given.fullRequest(radarr, null));

        assertFailed(room, end, "truncated");
        assertThat(end.failure().message())
                .isEqualTo("The library of The Radarr of the attic arrived incomplete: the list stops in the middle.");
    }

    @Test
    void aLoginPageInPlaceOfTheLibraryIsAFailure() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, body(200, "text/html", "<html></html>"));

        assertFailed(room, room.run(Given.fullRequest(radarr, null)), "login_page");
    }

    @Test
    void anotherApplicationIsNotAskedForItsLibrary() {
        var room = SyncRoom.in(spool);
        arr.on(STATUS, json(TestArr.SONARR));

        assertFailed(room, room.run(Given.fullRequest(radarr, null)), "wrong_app");
        assertThat(arr.calls()).containsExactly(STATUS);
    }

    @Test
    void anEmptyLibraryIsALibrary() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json("[]"));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.items()).isZero();
        assertThat(room.batches).isEmpty();
    }

    @Test
    void aCompressedLibraryIsReadAsWell() throws IOException {
        var room = SyncRoom.in(spool);
        var zipped = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(zipped)) {
            gzip.write(list(1, 3).getBytes(StandardCharsets.UTF_8));
        }
        arr.on(
                MOVIES,
                TestArr.with("Content-Encoding", "gzip", TestArr.bytes(200, "application/json", zipped.toByteArray())));

        var end = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(room.seen()).hasSize(3);
    }

    @Test
    void aSpoolWithoutPlaceIsAFailureThatPasses() throws IOException {
        var noFolder = Files.writeString(spool.resolve("a-file"), "");
        var room = SyncRoom.in(noFolder);

        var end = room.run(Given.fullRequest(radarr, null));
        Files.delete(noFolder);
        var afterwards = room.run(Given.fullRequest(radarr, null));

        assertThat(end.result()).isEqualTo(Result.FAILED);
        assertThat(end.failure().code()).isEqualTo("no_spool_space");
        assertThat(end.failure().message())
                .isEqualTo(
                        "The library of The Radarr of the attic was not received: the worker's disk is full or not writable.");
        assertThat(afterwards.result()).isEqualTo(Result.COMPLETE);
        Files.delete(noFolder);
    }

    @Test
    void progressCountsWhatHasArrivedWasReadAndWasPublished() {
        var room = SyncRoom.in(spool);

        room.run(Given.fullRequest(radarr, null));

        assertThat(room.progress)
                .extracting(SyncProgress::phase)
                .containsExactly(Phase.CHECKING, Phase.RECEIVING, Phase.READING, Phase.PUBLISHING);
        assertThat(room.progress.getLast().bytes()).isEqualTo(list(1, 3).length());
        assertThat(room.progress.getLast().fetched()).isEqualTo(3);
        assertThat(room.progress.getLast().expected()).isEqualTo(3);
    }

    @Test
    void aLibraryThatBreaksOffOnceIsWholeAfterTheSecondTry() {
        var room = SyncRoom.in(spool);
        var libraries = new AtomicInteger();
        var whole = list(1, 3);
        try (var flaky = RawArr.start(socket -> {
            // The first request is for the status.
            var number = libraries.getAndIncrement();
            var text = number == 0 ? TestArr.RADARR : number == 1 ? whole.substring(0, 50) : whole;
            RawArr.send(socket, RawArr.head(number == 0 ? text.length() : whole.length()) + text);
        })) {
            var end = room.run(Given.fullRequest(Given.connection(ArrType.RADARR, flaky.url()), null));

            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            assertThat(room.seen()).hasSize(3);
        }
    }

    private static void assertFailed(SyncRoom room, SyncFetched end, String code) {
        assertThat(end.result()).isEqualTo(Result.FAILED);
        assertThat(end.failure()).isNotNull();
        assertThat(end.failure().code()).isEqualTo(code);
        assertThat(end.items()).isZero();
        assertThat(room.batches).isEmpty();
        assertThat(room.ended).containsExactly(end);
    }

    private static Connection with(Connection it, MonitorType rule, List<PathMapping> paths) {
        return new Connection(
                it.id(),
                it.name(),
                it.arrType(),
                it.url(),
                null,
                it.apiKey(),
                rule,
                paths,
                it.every(),
                it.addedAt(),
                null);
    }
}
