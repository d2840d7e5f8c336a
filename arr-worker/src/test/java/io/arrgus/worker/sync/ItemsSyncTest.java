package io.arrgus.worker.sync;

import static io.arrgus.worker.TestArr.MOVIES;
import static io.arrgus.worker.TestArr.STATUS;
import static io.arrgus.worker.TestArr.body;
import static io.arrgus.worker.TestArr.json;
import static io.arrgus.worker.TestArr.status;
import static io.arrgus.worker.TestArr.with;
import static io.arrgus.worker.sync.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.worker.Given;
import io.arrgus.worker.TestArr;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Named titles, and what proves that one is gone. */
class ItemsSyncTest {

    /** As a real Radarr words it. */
    private static final String UNKNOWN = """
            {
              "type": "https://tools.ietf.org/html/rfc9110#section-15.5.5",
              "title": "Not Found",
              "status": 404,
              "traceId": "00-b231ce014001508db967d405446175fc-dcdfd8f3c8f774f0-00"
            }""";

    @TempDir
    Path spool;

    private final TestArr arr =
            TestArr.radarr("[]").on(MOVIES + "/1", json(movie(1))).on(MOVIES + "/2", json(movie(2)));
    private final Connection radarr = Given.connection(ArrType.RADARR, arr.url());

    @AfterEach
    void stop() {
        arr.close();
    }

    @Test
    void titlesThatAreThereAreSeenAndTitlesThatAreNotAreGone() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES + "/3", body(404, "application/problem+json; charset=utf-8", UNKNOWN));

        var end = room.run(Given.itemsRequest(radarr, 1, 3, 2));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.items()).isEqualTo(2);
        assertThat(end.digest()).isNull();
        assertThat(room.seen()).extracting(MediaCreate::externalId).containsExactly("1001", "1002");
        assertThat(room.batches).flatExtracting(batch -> batch.goneArrIds()).containsExactly(3);
        assertThat(end.batches()).isEqualTo(room.batches.size());
        assertThat(arr.calls()).startsWith(STATUS);
    }

    @Test
    void aTitleHasTheSameFactsAndHashFromTheListAndById() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES, json(Movies.list(1, 1)));

        room.run(Given.fullRequest(radarr, null));
        room.run(Given.itemsRequest(radarr, 1));

        assertThat(room.seen()).hasSize(2);
        assertThat(room.seen().get(0)).isEqualTo(room.seen().get(1));
    }

    static Stream<Arguments> notFounds() {
        return Stream.of(
                Arguments.of("no version header", withoutVersion("application/problem+json", UNKNOWN)),
                Arguments.of("empty", with("X-Application-Version", "6", status(404))),
                Arguments.of("no JSON", body(404, "text/html", "<html>404 Not Found</html>")),
                Arguments.of("other words", body(404, "application/json", "{\"message\": \"No such route\"}")),
                Arguments.of("another status inside", body(404, "application/json", UNKNOWN.replace("404", "400"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("notFounds")
    void anyOther404ProvesNothing(String what, TestArr.Answer answer) {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES + "/3", answer);

        var end = room.run(Given.itemsRequest(radarr, 1, 3));

        assertThat(end.result()).as(what).isEqualTo(Result.FAILED);
        assertThat(end.failure().code()).isEqualTo("not_found");
        assertThat(room.batches).isEmpty();
    }

    @Test
    void withoutAGoodStatusNothingIsProvedGone() {
        var room = SyncRoom.in(spool);
        arr.on(STATUS, json(TestArr.SONARR));
        arr.on(MOVIES + "/3", body(404, "application/problem+json", UNKNOWN));

        var end = room.run(Given.itemsRequest(radarr, 3));

        assertThat(end.failure().code()).isEqualTo("wrong_app");
        assertThat(room.batches).isEmpty();
    }

    @Test
    void aTitleThatCannotBeReadIsSkipped() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES + "/2", json("{\"tmdbId\": 1002, \"id\": 2}"));

        var end = room.run(Given.itemsRequest(radarr, 1, 2));

        assertThat(end.result()).isEqualTo(Result.COMPLETE);
        assertThat(end.skipped()).containsExactly(new SkippedItem("1002", 2, "It has no title."));
        assertThat(room.seen()).hasSize(1);
    }

    @Test
    void anotherTitleThanTheOneAskedForIsAFailure() {
        var room = SyncRoom.in(spool);
        arr.on(MOVIES + "/2", json(movie(1)));

        assertThat(room.run(Given.itemsRequest(radarr, 2)).failure().code()).isEqualTo("wrong_item");
    }

    private static TestArr.Answer withoutVersion(String type, String body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(404, 0);
            exchange.getResponseBody().write(body.getBytes(StandardCharsets.UTF_8));
        };
    }
}
