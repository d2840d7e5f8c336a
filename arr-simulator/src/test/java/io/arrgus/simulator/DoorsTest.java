package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DoorsTest {
    private final SimulatedArr radarr = SimulatedArr.radarr().titles(200).start();
    private final SimulatedArr sonarr = SimulatedArr.sonarr().titles(60).start();

    @AfterEach
    void stop() {
        radarr.close();
        sonarr.close();
    }

    @Test
    void historySinceAMomentHoldsThatMomentAndAscends() throws IOException {
        var all = get(radarr, "/api/v3/history/since");
        var middle = all.get(all.size() / 2).get("date").asString();

        var since = get(radarr, "/api/v3/history/since?date=" + middle);

        assertThat(all.size()).isGreaterThan(100);
        assertThat(since.get(0).get("date").asString()).isEqualTo(middle);
        assertThat(dates(since)).isSorted();
        assertThat(since.size()).isEqualTo((int)
                dates(all).stream().filter(date -> date.compareTo(middle) >= 0).count());
    }

    @Test
    void historyTellsOfFilesAndNotOfEditsAddsAndDeletions() throws IOException {
        var before = get(radarr, "/api/v3/history/since").size();
        var withFile = radarr.library().upgradeFiles(1).getFirst();
        var upgraded = get(radarr, "/api/v3/history/movie?movieId=" + withFile);

        assertThat(upgraded.valueStream()
                        .limit(3)
                        .map(row -> row.get("eventType").asString()))
                .containsExactly("downloadFolderImported", "movieFileDeleted", "grabbed");
        assertThat(upgraded.at("/1/data/reason").asString()).isEqualTo("Upgrade");
        assertThat(upgraded.at("/0/data/downloadClientName").isNull()).isTrue();

        radarr.library().add(3);
        RawCall.send(radarr, "PUT", "/api/v3/movie/editor", "{\"movieIds\":[1],\"monitored\":false}");
        assertThat(get(radarr, "/api/v3/history/since").size()).isEqualTo(before + 3);

        radarr.library().remove(List.of(withFile));
        assertThat(get(radarr, "/api/v3/history/movie?movieId=" + withFile).size())
                .isZero();
        assertThat(get(radarr, "/api/v3/history/since").size()).isLessThan(before);
    }

    @Test
    void sonarrWritesARowPerEpisode() throws IOException {
        var arrId = sonarr.library().importFiles(1).getFirst();

        var rows = get(sonarr, "/api/v3/history/series?seriesId=" + arrId);

        var episodes = new HashSet<Integer>();
        rows.forEach(row -> {
            if (row.get("eventType").asString().equals("downloadFolderImported")) {
                assertThat(episodes.add(row.get("episodeId").asInt())).isTrue();
            }
        });
        assertThat(episodes).hasSizeGreaterThan(1);
    }

    /** The database sorts by date alone: what happened in one second comes in any order, on every page anew. */
    @Test
    void rowsOfOneSecondMayBeSkippedAtTheBorderOfAPage() throws IOException {
        var grabs = radarr.library().upgradeFiles(40);
        var total =
                get(radarr, "/api/v3/history?pageSize=1").get("totalRecords").asInt();
        var seen = new ArrayList<Integer>();

        for (var page = 1; page <= total / 7 + 1; page++) {
            get(radarr, "/api/v3/history?pageSize=7&page=" + page)
                    .get("records")
                    .forEach(row -> seen.add(row.get("id").asInt()));
        }

        assertThat(grabs).hasSize(40);
        assertThat(seen).hasSize(total);
        assertThat(new HashSet<>(seen)).hasSizeLessThan(total);
    }

    @Test
    void pagesHaveTheirOddities() throws IOException {
        var first = get(radarr, "/api/v3/history?pageSize=3");
        var zeroth = get(radarr, "/api/v3/history?pageSize=3&page=0");
        var unlimited = get(radarr, "/api/v3/history?pageSize=-2");

        assertThat(zeroth.get("page").asInt()).isZero();
        assertThat(dates(zeroth.get("records"))).isEqualTo(dates(first.get("records")));
        assertThat(unlimited.get("records").size())
                .isEqualTo(unlimited.get("totalRecords").asInt())
                .isGreaterThan(100);
        assertThat(get(radarr, "/api/v3/history?page=9999").get("records").size())
                .isZero();
    }

    @Test
    void aQueueHasNoPageBehindItsEnd() throws IOException {
        radarr.library().grab(9);
        var total = get(radarr, "/api/v3/queue").get("totalRecords").asInt();

        var behind = get(radarr, "/api/v3/queue?pageSize=5&page=40");

        assertThat(total).isGreaterThan(9);
        assertThat(behind.get("page").asInt()).isEqualTo(total / 5);
        assertThat(behind.get("records").size()).isPositive();
    }

    @Test
    void whatIsLeftOfADownloadHasAFraction() throws IOException {
        radarr.queue().clear();
        var arrId = radarr.library().grab(1).getFirst();

        var queue = RawCall.get(radarr, "/api/v3/queue/details").text();
        radarr.library().importFiles(List.of(arrId));

        assertThat(queue).contains("\"movieId\": " + arrId).containsPattern("\"sizeleft\": [0-9]+[.][0-9]{3},");
        assertThat(get(radarr, "/api/v3/queue/details").size()).isZero();
    }

    @Test
    void aSeasonPackIsALinePerEpisodeAndEachSaysTheWholeSize() throws IOException {
        sonarr.queue().clear();
        sonarr.library().grab(1);

        var lines = get(sonarr, "/api/v3/queue/details");

        assertThat(lines.size()).isGreaterThan(1);
        assertThat(lines.valueStream().map(line -> line.get("size").asLong()).distinct())
                .hasSize(1);
    }

    @Test
    void whatIsWrittenIsWhatIsReadLater() throws IOException {
        var title = radarr.truth().findFirst().orElseThrow();
        var wish = title.json().deepCopy();
        wish.put("monitored", !title.json().get("monitored").asBoolean());
        wish.put("qualityProfileId", title.json().get("qualityProfileId").asInt() % 6 + 1);
        wish.putArray("tags").add(2).add(5);

        var answer = RawCall.send(radarr, "PUT", "/api/v3/movie/" + title.arrId(), wish.toString());

        assertThat(answer.status()).isEqualTo(202);
        var now = titled(radarr, title.arrId());
        assertThat(now.get("monitored")).isEqualTo(wish.get("monitored"));
        assertThat(now.get("qualityProfileId")).isEqualTo(wish.get("qualityProfileId"));
        assertThat(now.get("tags")).isEqualTo(wish.get("tags"));
    }

    @Test
    void sonarrGoesByTheIdInTheBody() throws IOException {
        var second = sonarr.truth().skip(1).findFirst().orElseThrow().json().deepCopy();
        var third = titled(sonarr, 3);
        second.put("monitored", !second.get("monitored").asBoolean());

        RawCall.send(sonarr, "PUT", "/api/v3/series/3", second.toString());

        assertThat(titled(sonarr, 2).get("monitored")).isEqualTo(second.get("monitored"));
        assertThat(titled(sonarr, 3)).isEqualTo(third);
    }

    @Test
    void tagsAreAddedAndTakenByTheEditor() throws IOException {
        RawCall.send(
                radarr, "PUT", "/api/v3/movie/editor", "{\"movieIds\":[1,2],\"tags\":[1,2],\"applyTags\":\"add\"}");
        assertThat(radarr.library().tags(1)).contains(1, 2);

        RawCall.send(radarr, "PUT", "/api/v3/movie/editor", "{\"movieIds\":[1],\"tags\":[2],\"applyTags\":\"remove\"}");
        assertThat(radarr.library().tags(1)).contains(1).doesNotContain(2);
        assertThat(radarr.library().tags(2)).contains(1, 2);
    }

    @Test
    void oneUnknownIdFailsAWholeBatch() throws IOException {
        assertThat(RawCall.get(radarr, "/api/v3/moviefile?movieFileIds=77777777")
                        .status())
                .isEqualTo(500);
        assertThat(RawCall.get(sonarr, "/api/v3/episode?episodeIds=2001&episodeIds=7")
                        .status())
                .isEqualTo(500);
        assertThat(RawCall.send(radarr, "DELETE", "/api/v3/movie/editor", "{\"movieIds\":[1,999999]}")
                        .status())
                .isEqualTo(500);
        assertThat(radarr.library().size()).isEqualTo(200);
    }

    @Test
    void theHandlerOfExceptionsWritesCodes() throws IOException {
        var wish = "{\"title\":\"x\",\"qualityProfileId\":1,\"rootFolderPath\":\"/caf\u00e9\",\"tmdbId\":1}";

        var answer = RawCall.send(radarr, "POST", "/api/v3/movie", wish).text();

        assertThat(answer).contains("Root folder \\u0027/caf\\u00E9\\u0027 does not exist");
    }

    @Test
    void everyEpisodeThatHasAFileTellsWhichOne() throws IOException {
        var arrId = owner(sonarr);
        var episodes = get(sonarr, "/api/v3/episode?seriesId=" + arrId);
        var files = get(sonarr, "/api/v3/episodefile?seriesId=" + arrId);

        assertThat(episodes.valueStream()
                        .filter(episode -> episode.get("hasFile").asBoolean())
                        .map(episode -> episode.get("episodeFileId").asInt()))
                .containsExactlyElementsOf(
                        files.valueStream().map(file -> file.get("id").asInt()).toList())
                .isNotEmpty();
        assertThat(titled(sonarr, arrId).at("/statistics/episodeFileCount").asInt())
                .isEqualTo(files.size());
    }

    @Test
    void aForgottenTitleStaysUntilItIsRefreshed() throws IOException {
        radarr.library().forget(List.of(7));
        assertThat(titled(radarr, 7).get("status").asString()).isEqualTo("deleted");

        RawCall.send(radarr, "POST", "/api/v3/command", "{\"name\":\"RefreshMovie\",\"movieIds\":[7]}");
        assertThat(titled(radarr, 7).get("status").asString()).isNotEqualTo("deleted");
    }

    @Test
    void theSameCommandIsNotStartedTwice() throws IOException {
        var command = "{\"name\":\"RescanMovie\",\"movieId\":1}";

        var first =
                json(RawCall.send(radarr, "POST", "/api/v3/command", command).text());
        var second =
                json(RawCall.send(radarr, "POST", "/api/v3/command", command).text());

        assertThat(second.get("id")).isEqualTo(first.get("id"));
        assertThat(first.get("status").asString()).isEqualTo("started");
    }

    @Test
    void aWriteThatFindsTheDatabaseLockedWaitsAndFailsWhileReadsAreWell() throws IOException {
        radarr.faults().add(Fault.of(FaultKind.LOCKED_WRITES).taking(Duration.ofMillis(300)));

        var answer = RawCall.send(radarr, "DELETE", "/api/v3/movie/1", "");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).contains("database is locked\\ndatabase is locked");
        assertThat(RawCall.get(radarr, "/api/v3/movie/1").status()).isEqualTo(200);
    }

    @Test
    void aLockReleasedInTimeLetsTheWriteThrough() throws Exception {
        radarr.faults().always(FaultKind.LOCKED_WRITES);
        var release = Thread.ofVirtual().start(() -> {
            await().until(() -> radarr.calls().of(Endpoint.WRITES) == 1);
            radarr.faults().clear();
        });

        var answer = RawCall.send(radarr, "POST", "/api/v3/tag", "{\"label\":\"late\"}");

        release.join();
        assertThat(answer.status()).isEqualTo(201);
    }

    @Test
    void strangeValuesComeOnDemand() throws IOException {
        radarr.faults().next(1, FaultKind.LONG_DECIMALS);
        assertThat(RawCall.get(radarr, "/api/v3/movie").text()).containsPattern("\"popularity\": [0-9.]{30}");

        radarr.faults().next(1, FaultKind.YEAR_ONE_DATES);
        assertThat(get(radarr, "/api/v3/movie").get(0).get("added").asString()).startsWith("0001-01-01");

        radarr.faults().next(1, FaultKind.FAR_DATES);
        assertThat(get(radarr, "/api/v3/movie").get(0).get("added").asString()).startsWith("9999-12-31");

        radarr.faults().next(1, FaultKind.NULL_VALUES);
        assertThat(RawCall.get(radarr, "/api/v3/movie").text()).contains("\"overview\": null");

        radarr.faults().next(1, FaultKind.UNKNOWN_VALUES);
        var title = get(radarr, "/api/v3/movie/1");
        assertThat(title.get("status").asString()).isEqualTo("ofALaterVersion");
        assertThat(title.has("unheardOf")).isTrue();
    }

    @Test
    void aTitleOfThisWorldCanBeAddedOnce() throws IOException {
        var removed = radarr.truth().findFirst().orElseThrow();
        radarr.library().remove(List.of(removed.arrId()));
        var wish = "{\"title\":\"x\",\"qualityProfileId\":1,\"rootFolderPath\":\"/movies\",\"tmdbId\":"
                + removed.externalId() + "}";

        var added = RawCall.send(radarr, "POST", "/api/v3/movie", wish);
        var again = RawCall.send(radarr, "POST", "/api/v3/movie", wish);

        assertThat(added.status()).isEqualTo(201);
        assertThat(json(added.text()).get("title")).isEqualTo(removed.json().get("title"));
        assertThat(again.status()).isEqualTo(400);
        assertThat(radarr.library().addAgain(5)).isEmpty();
    }

    private static int owner(SimulatedArr arr) {
        var snapshot = arr.library().snapshot();
        return arr.library().arrIds().stream()
                .filter(id -> snapshot.files(snapshot.positionOfArrId(id).orElseThrow())
                                .size()
                        > 2)
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode titled(SimulatedArr arr, int arrId) {
        return arr.truth()
                .filter(title -> title.arrId() == arrId)
                .map(TrueTitle::json)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> dates(JsonNode rows) {
        return rows.valueStream().map(row -> row.get("date").asString()).toList();
    }

    private static JsonNode get(SimulatedArr arr, String target) throws IOException {
        return json(RawCall.get(arr, target).text());
    }

    private static JsonNode json(String text) {
        return Recording.MAPPER.readTree(text);
    }
}
