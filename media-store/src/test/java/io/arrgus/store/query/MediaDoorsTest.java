package io.arrgus.store.query;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.store.RunningStore;
import io.arrgus.store.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What people get when they ask. */
class MediaDoorsTest {

    private static RunningStore store;

    @BeforeAll
    static void fill() {
        store = RunningStore.start();
        sync(
                "films",
                1,
                film(603, "The Matrix", 1999, true),
                film(604, "The Matrix Reloaded", 2003, false),
                film(11, "Amélie", 2001, true),
                film(12, "Zulu: Dawn", 1979, false),
                film(13, "Gone", 1979, false));
        sync("more", 1, film(603, "The Matrix", 1999, false));
        remove("films", 2, 13);
        store.patch("/api/v1/media/films:604", "{\"monitor\": false}");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "connection=films                 | films:11 films:603 films:604 films:12",
                "connection=films&connection=more | films:11 films:603 more:603 films:604 films:12",
                "type=series                      | ''",
                "type=MOVIE&year=1999             | films:603 more:603",
                "status=DOWNLOADED                | films:11 films:603",
                "status=MISSING                   | films:604",
                "status=missing&status=monitored  | more:603 films:604 films:12",
                "monitored=false                  | ''",
                "monitor=false                    | films:604",
                "hasFile=true                     | films:11 films:603",
                "year=1999&year=2003              | films:603 more:603 films:604",
                "title=matrix                     | films:603 more:603 films:604",
                "title=RELO%20matr                | films:604",
                "title=amelie                     | films:11",
                "title=d%C3%A2w                   | films:12",
                "title=atrix                      | ''",
                "tmdbId=603                       | films:603 more:603",
                "tvdbId=603                       | ''",
                "imdbId=tt1000604                 | films:604",
                "updatedSince=2020-01-01T00:00:00Z&connection=more | more:603",
                "updatedSince=2999-01-01T00:00:00Z | ''",
                "sort=year&order=desc&connection=films | films:604 films:11 films:603 films:12",
                "sort=sizeOnDisk&order=desc&connection=films&hasFile=true | films:603 films:11",
                "sort=addedAt&connection=more     | more:603",
                "sort=updatedAt&order=desc&connection=films&limit=1 | films:604"
            })
    void titlesAreFoundBy(String query, String ids) {
        var page = RunningStore.json(store.get("/api/v1/media?" + query));

        assertThat(idsOf(page)).containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "colour=red          | There is no parameter 'colour' here.",
                "year=soon           | The parameter 'year' takes a year.",
                "type=BOOK           | The parameter 'type' takes MOVIE or SERIES.",
                "monitor=yes         | The parameter 'monitor' takes true or false: whether it is wanted, by a user or by the rule.",
                "monitor=true&monitor=false | The parameter 'monitor' can be given only once.",
                "imdbId=603          | The parameter 'imdbId' takes an id of imdb.com, such as tt0133093.",
                "updatedSince=monday | The parameter 'updatedSince' takes an instant, such as 2026-11-25T00:00:00Z.",
                "title=!!            | The parameter 'title' takes words of the title or their beginnings, in any order; all must match.",
                "connection=A_B      | The parameter 'connection' takes the id of a connection.",
                "sort=colour         | The parameter 'sort' takes one of title, year, addedAt, updatedAt, sizeOnDisk.",
                "order=up            | The parameter 'order' takes asc or desc.",
                "removed=perhaps     | The parameter 'removed' takes true or false.",
                "limit=501           | The parameter 'limit' takes a number from 1 to 500.",
                "limit=0             | The parameter 'limit' takes a number from 1 to 500.",
                "cursor=nonsense     | The parameter 'cursor' takes the nextCursor of a page with the same sort and order."
            })
    void aQuestionThatMakesNoSenseIsToldSo(String query, String detail) {
        var answer = store.get("/api/v1/media?" + query);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(RunningStore.json(answer).get("detail").asString()).isEqualTo(detail);
    }

    @ParameterizedTest
    @CsvSource({"title,asc", "title,desc", "year,asc", "year,desc", "addedAt,asc", "updatedAt,desc", "sizeOnDisk,asc"})
    void pagesTogetherHaveEachTitleOnce(String sort, String order) {
        var seen = new ArrayList<String>();
        var path = "/api/v1/media?limit=2&sort=" + sort + "&order=" + order;

        var next = path;
        for (int pages = 0; pages < 3; pages++) {
            var page = RunningStore.json(store.get(next));
            seen.addAll(idsOf(page));
            next = path + "&cursor=" + page.get("nextCursor").asString("");
        }

        assertThat(seen).containsExactlyInAnyOrder("films:603", "films:604", "films:11", "films:12", "more:603");
        var whole = RunningStore.json(store.get("/api/v1/media?sort=" + sort + "&order=" + order));
        assertThat(seen).isEqualTo(idsOf(whole));
    }

    @Test
    void aPageGoesOnBehindItsLastTitleWhateverCameMeanwhile() {
        sync(
                "moving",
                1,
                IntStream.range(10, 14).mapToObj(it -> film(it, "M " + it)).toArray(MediaCreate[]::new));
        var path = "/api/v1/media?connection=moving&limit=2";
        var first = RunningStore.json(store.get(path));

        sync(
                "moving",
                2,
                IntStream.range(9, 15).mapToObj(it -> film(it, "M " + it)).toArray(MediaCreate[]::new));
        var second = RunningStore.json(
                store.get(path + "&cursor=" + first.get("nextCursor").asString()));

        assertThat(first.get("total").asInt()).isEqualTo(4);
        assertThat(idsOf(second)).containsExactly("moving:12", "moving:13");
        store.bean(Kernel.class).on(new ConnectionClosed(new ConnectionId("moving"), 3, true));
    }

    @Test
    void aTitleIsShownFlat() {
        var title = RunningStore.json(store.get("/api/v1/media/films:603"));

        assertThat(title.get("title").asString()).isEqualTo("The Matrix");
        assertThat(title.get("status").asString()).isEqualTo("DOWNLOADED");
        assertThat(title.get("monitorDecidedBy").asString()).isEqualTo("RULE");
        assertThat(title.get("genres").size()).isEqualTo(2);
        assertThat(title.get("removedAt").isNull()).isTrue();
    }

    @Test
    void aRemovedTitleIsListedOnlyOnRequest() {
        var title = RunningStore.json(store.get("/api/v1/media/films:13"));
        var usual = RunningStore.json(store.get("/api/v1/media?connection=films"));
        var removed = RunningStore.json(store.get("/api/v1/media?connection=films&removed=true"));
        var living = RunningStore.json(store.get("/api/v1/media?connection=films&removed=false"));

        assertThat(title.get("removedAt").isNull()).isFalse();
        assertThat(idsOf(usual)).hasSize(4).doesNotContain("films:13");
        assertThat(idsOf(removed)).containsExactly("films:13");
        assertThat(removed.get("total").asInt()).isEqualTo(1);
        assertThat(removed.get("items").get(0).get("removedAt")).isEqualTo(title.get("removedAt"));
        assertThat(living).isEqualTo(usual);
    }

    @Test
    void aTitleThatIsNotThereIsNotFound() {
        for (var id : List.of("films:1", "nothing", "films:")) {
            assertThat(store.get("/api/v1/media/" + id).statusCode()).isEqualTo(404);
            assertThat(store.get("/api/v1/media/" + id + "/history").statusCode())
                    .isEqualTo(404);
            assertThat(store.patch("/api/v1/media/" + id, "{\"monitor\": true}").statusCode())
                    .isEqualTo(404);
        }
        assertThat(store.patch("/api/v1/media/films:13", "{\"monitor\": true}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aUserDecidesAndTheHistoryTellsIt() {
        sync("deciding", 1, film(7, "Seven"));

        var decided = RunningStore.json(
                store.patch("/api/v1/media/deciding:7", "{\"monitor\": false, \"youtubeTrailerId\": \"dQw4w9WgXcQ\"}"));
        var history = RunningStore.json(store.get("/api/v1/media/deciding:7/history"));

        assertThat(decided.get("monitor").asBoolean()).isFalse();
        assertThat(decided.get("monitorDecidedBy").asString()).isEqualTo("USER");
        assertThat(decided.get("trailerId").asString()).isEqualTo("dQw4w9WgXcQ");
        var entry = history.get("items").get(0);
        assertThat(entry.get("what").asString()).isEqualTo("DECIDED");
        assertThat(entry.get("rev").asInt()).isEqualTo(1);
        assertThat(entry.get("changed").get("userMonitor").get("after").asBoolean())
                .isFalse();
        remove("deciding", 2, 7);
    }

    @Test
    void historyComesInPagesTheNewestFirst() {
        sync("storied", 1, film(8, "One"));
        sync("storied", 2, film(8, "Two"));
        sync("storied", 3, film(8, "Three"));

        var first = RunningStore.json(store.get("/api/v1/media/storied:8/history?limit=1"));
        var second = RunningStore.json(store.get("/api/v1/media/storied:8/history?limit=1&cursor="
                + first.get("nextCursor").asString()));

        assertThat(first.get("items")
                        .get(0)
                        .get("changed")
                        .get("title")
                        .get("after")
                        .asString())
                .isEqualTo("Three");
        assertThat(second.get("items")
                        .get(0)
                        .get("changed")
                        .get("title")
                        .get("before")
                        .asString())
                .isEqualTo("One");
        assertThat(second.get("nextCursor").isNull()).isTrue();
        remove("storied", 4, 8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "{}                              | There is nothing to decide: give 'monitor' or 'youtubeTrailerId'.",
                "{\"monitor\": \"perhaps\"}      | The value of 'monitor' is not of the form that is expected here.",
                "{\"monitored\": true}           | There is no member 'monitored' here.",
                "{\"youtubeTrailerId\": \"a b\"} | 'youtubeTrailerId' is not the id of a video on YouTube: 11 letters, digits, - or _."
            })
    void aDecisionThatMakesNoSenseIsToldSo(String body, String detail) {
        var answer = store.patch("/api/v1/media/films:603", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(RunningStore.json(answer).get("detail").asString()).isEqualTo(detail);
    }

    @Test
    void statsCountWhatEachConnectionHas() {
        var stats = RunningStore.json(store.get("/api/v1/stats")).get("connections");

        var films = stats.valueStream()
                .filter(it -> it.get("connectionId").asString().equals("films"))
                .findFirst()
                .orElseThrow();
        assertThat(films.get("total").asInt()).isEqualTo(4);
        assertThat(films.get("byStatus").get("DOWNLOADED").asInt()).isEqualTo(2);
        assertThat(films.get("byStatus").get("MONITORED").asInt()).isEqualTo(1);
        assertThat(films.get("byStatus").get("MISSING").asInt()).isEqualTo(1);
        assertThat(films.get("monitored").asInt()).isEqualTo(4);
        assertThat(films.get("sizeOnDisk").asInt()).isEqualTo(614_000);
    }

    @Test
    void nobodyComesInWithoutTheKey() {
        assertThat(store.getWithoutKey("/api/v1/media").statusCode()).isEqualTo(401);
        assertThat(store.getWithoutKey("/v3/api-docs").statusCode()).isEqualTo(401);
    }

    @Test
    void theOpenApiDocumentNamesEveryFilter() {
        var api = RunningStore.json(store.get("/v3/api-docs"));

        var parameters = api.get("paths")
                .get("/api/v1/media")
                .get("get")
                .get("parameters")
                .valueStream()
                .map(it -> it.get("name").asString())
                .toList();
        assertThat(api.get("info").get("title").asString()).isEqualTo("Arrgus");
        assertThat(api.get("components")
                        .get("securitySchemes")
                        .get("X-Api-Key")
                        .get("in")
                        .asString())
                .isEqualTo("header");
        assertThat(parameters)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of(MediaFilter.values()).map(MediaFilter::parameter),
                                Stream.of("removed", "sort", "order", "cursor", "limit"))
                        .toList());
    }

    private static void sync(String connection, long fence, MediaCreate... titles) {
        var kernel = store.bean(Kernel.class);
        var id = new ConnectionId(connection);
        var run = new RunId(connection + fence);
        var attempt = new AttemptId("a");
        kernel.on(new MediaStatusEvent(
                run, attempt, id, RunKind.FULL, fence, 0, MonitorType.MISSING, List.of(titles), List.of(), null));
        kernel.on(new SyncFetched(
                run,
                attempt,
                id,
                RunKind.FULL,
                fence,
                SyncFetched.Result.COMPLETE,
                1,
                titles.length,
                List.of(),
                "d",
                null,
                null));
    }

    private static void remove(String connection, long fence, Integer... arrIds) {
        store.bean(Kernel.class)
                .on(new MediaStatusEvent(
                        new RunId(connection + fence),
                        new AttemptId("a"),
                        new ConnectionId(connection),
                        RunKind.ITEMS,
                        fence,
                        0,
                        MonitorType.MISSING,
                        List.of(),
                        List.of(arrIds),
                        null));
    }

    private static List<String> idsOf(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }
}
