package io.arrgus.simulator.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.ObjectNode;

class LibraryTest {
    /** They move with time, and mean nothing. */
    private static final Set<String> FICKLE = Set.of("ratings", "popularity", "images", "lastSearchTime", "nextAiring");

    @ParameterizedTest
    @EnumSource
    void theSameSeedMakesTheSameLibraryWhateverHappensToIt(Product product) {
        assertThat(afterALife(product, 5)).isEqualTo(afterALife(product, 5));
        assertThat(afterALife(product, 5)).isNotEqualTo(afterALife(product, 6));
    }

    private static List<ObjectNode> afterALife(Product product, long seed) {
        var library = new Library(product, seed, 200);
        library.change(20);
        library.remove(10);
        library.add(5);
        library.addAgain(3);
        library.refreshMetadata();
        return library.truth().map(TrueTitle::json).toList();
    }

    @ParameterizedTest
    @EnumSource
    void noTwoTitlesHaveTheSameIdOrFolder(Product product) {
        var library = new Library(product, 9, 100_000);
        var snapshot = library.snapshot();

        assertThat(new HashSet<>(library.arrIds())).hasSize(100_000);
        assertThat(IntStream.range(0, 100_000)
                        .map(snapshot::externalId)
                        .distinct()
                        .count())
                .isEqualTo(100_000);
        assertThat(library.truth()
                        .limit(2_000)
                        .map(title -> title.json().get("path").asString())
                        .distinct())
                .hasSize(2_000);
    }

    @ParameterizedTest
    @EnumSource
    void theIdsInTheJsonAreThoseOfTheTitle(Product product) {
        var library = new Library(product, 9, 100);

        assertThat(library.truth()).allSatisfy(title -> {
            assertThat(title.json().get("id").asInt()).isEqualTo(title.arrId());
            assertThat(title.json().get(product.externalIdName()).asInt()).isEqualTo(title.externalId());
            assertThat(List.copyOf(title.json().propertyNames()).getLast()).isEqualTo("id");
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyRevisionDiffersFromTheOneBeforeInMoreThanWhatIsFickle(Product product) {
        var library = new Library(product, 4, 60);

        for (var revision = 1; revision <= 12; revision++) {
            var before = facts(library);
            library.change(60);
            var after = facts(library);

            assertThat(after.keySet()).isEqualTo(before.keySet());
            assertThat(after).allSatisfy((id, facts) -> assertThat(facts).isNotEqualTo(before.get(id)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefreshMovesOnlyWhatIsFickleAndTheOrderOfWords(Product product) {
        var library = new Library(product, 4, 60);
        var before = facts(library);
        var whole = library.truth().toList();

        library.refreshMetadata();

        assertThat(facts(library)).isEqualTo(before);
        assertThat(library.truth().toList()).isNotEqualTo(whole);
    }

    @Test
    void aChangeChangesOneTitleAndNoOther() {
        var library = new Library(Product.RADARR, 4, 50);
        var before = facts(library);

        var changed = library.change(List.of(7));

        assertThat(changed).containsExactly(7);
        assertThat(facts(library))
                .allSatisfy(
                        (id, facts) -> assertThat(facts.equals(before.get(id))).isEqualTo(id != 7));
    }

    @Test
    void whatIsAddedAgainIsKnownToTheWorldAndNewToTheArr() {
        var library = new Library(Product.SONARR, 4, 50);
        var before =
                library.truth().filter(title -> title.arrId() == 13).findFirst().orElseThrow();
        library.remove(List.of(13, 13, 999));

        assertThat(library.size()).isEqualTo(49);
        assertThat(library.addAgain(5)).containsExactly(51);

        var after =
                library.truth().filter(title -> title.arrId() == 51).findFirst().orElseThrow();
        assertThat(after.externalId()).isEqualTo(before.externalId());
        assertThat(after.json().get("title")).isEqualTo(before.json().get("title"));
    }

    @Test
    void aRemovedIdIsNeverGivenAgain() {
        var library = new Library(Product.RADARR, 4, 10);
        library.remove(List.of(10));

        assertThat(library.add(2)).containsExactly(11, 12);
    }

    @Test
    void asManyAreRemovedAsThereAre() {
        var library = new Library(Product.RADARR, 4, 10);

        assertThat(library.remove(3)).hasSize(3);
        assertThat(library.remove(30)).hasSize(7);
        assertThat(library.truth()).isEmpty();
    }

    @Test
    void aSnapshotStaysWhatItWas() {
        var library = new Library(Product.RADARR, 4, 50);
        var snapshot = library.snapshot();
        var before = text(snapshot);

        library.remove(20);
        library.change(20);
        library.add(20);
        library.refreshMetadata();

        assertThat(text(snapshot)).isEqualTo(before);
        assertThat(text(library.snapshot())).isNotEqualTo(before);
    }

    @Test
    void manyMayChangeItAtOnce() throws InterruptedException {
        var library = new Library(Product.RADARR, 4, 1_000);

        var threads = IntStream.range(0, 8)
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    for (var i = 0; i < 50; i++) {
                        library.add(2);
                        library.change(3);
                        library.remove(1);
                    }
                }))
                .toList();
        for (var thread : threads) {
            thread.join();
        }

        assertThat(library.size()).isEqualTo(1_000 + 8 * 50);
        assertThat(new HashSet<>(library.arrIds())).hasSize(1_400);
    }

    @Test
    void aLibraryOfMoviesIsAsMixedAsARealOne() {
        var movies = new Library(Product.RADARR, 1, 1_000)
                .truth()
                .map(TrueTitle::json)
                .toList();

        assertThat(valuesOf(movies, "status")).contains("released", "inCinemas", "announced", "tba", "deleted");
        assertThat(valuesOf(movies, "hasFile")).containsExactlyInAnyOrder("true", "false", "absent");
        assertThat(valuesOf(movies, "monitored")).containsExactlyInAnyOrder("true", "false");
        assertThat(valuesOf(movies, "year")).contains("0");
        assertThat(valuesOf(movies, "added")).contains("0001-01-01T00:00:00Z");
        for (var member : List.of("overview", "imdbId", "statistics", "studio", "certification", "inCinemas")) {
            assertThat(valuesOf(movies, member)).contains("absent").hasSizeGreaterThan(1);
        }
        assertThat(valuesOf(movies, "accolades"))
                .as("a member of a later version")
                .hasSizeGreaterThan(1);
        assertThat(bytesEach(Product.RADARR)).isBetween(4_300, 5_100);
    }

    @Test
    void aLibraryOfSeriesIsAsMixedAsARealOne() {
        var series = new Library(Product.SONARR, 1, 1_000)
                .truth()
                .map(TrueTitle::json)
                .toList();

        assertThat(valuesOf(series, "status")).contains("continuing", "ended", "upcoming", "deleted");
        assertThat(valuesOf(series, "seriesType")).contains("standard", "anime", "daily");
        for (var member : List.of("overview", "imdbId", "statistics", "network", "firstAired", "nextAiring")) {
            assertThat(valuesOf(series, member)).contains("absent").hasSizeGreaterThan(1);
        }
        assertThat(series)
                .anyMatch(one -> one.at("/statistics/episodeCount").asInt() > 0
                        && one.at("/statistics/episodeFileCount").equals(one.at("/statistics/episodeCount")));
        assertThat(bytesEach(Product.SONARR)).isBetween(3_700, 5_100);
    }

    @Test
    void aShareThatDoesNotComeOutEvenHasSomeThirtyDigits() {
        assertThat(text(new Library(Product.SONARR, 1, 100).snapshot()))
                .containsPattern("\"percentOfEpisodes\": [0-9]{1,2}\\.[0-9]{26,30}\\n");
    }

    @Test
    void aSeriesWithoutEpisodesHasStatisticsOnlyByItself() {
        var snapshot = new Library(Product.SONARR, 1, 300).snapshot();
        var position = IntStream.range(0, snapshot.size())
                .filter(at -> !read(snapshot, at, true).has("statistics"))
                .findFirst()
                .orElseThrow();

        var statistics = read(snapshot, position, false).get("statistics");

        assertThat(List.copyOf(statistics.propertyNames()))
                .containsExactly(
                        "seasonCount",
                        "episodeFileCount",
                        "episodeCount",
                        "totalEpisodeCount",
                        "sizeOnDisk",
                        "percentOfEpisodes");
    }

    private static Map<Integer, ObjectNode> facts(Library library) {
        return library.truth().collect(Collectors.toMap(TrueTitle::arrId, title -> {
            var facts = title.json().deepCopy();
            facts.remove(FICKLE);
            for (var words : List.of("genres", "keywords", "tags")) {
                if (facts.has(words)) {
                    facts.putPOJO(
                            words,
                            facts.get(words)
                                    .valueStream()
                                    .map(Object::toString)
                                    .sorted()
                                    .toList());
                }
            }
            return facts;
        }));
    }

    private static Set<String> valuesOf(List<ObjectNode> titles, String member) {
        return titles.stream()
                .map(title -> title.has(member) ? title.get(member).asString("some") : "absent")
                .collect(Collectors.toSet());
    }

    private static int bytesEach(Product product) {
        return text(new Library(product, 1, 1_000).snapshot()).getBytes(StandardCharsets.UTF_8).length / 1_000;
    }

    private static ObjectNode read(Snapshot snapshot, int position, boolean inList) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.indented(bytes)) {
            snapshot.write(json, position, new View("", inList, true));
        }
        return (ObjectNode) Json.MAPPER.readTree(bytes.toByteArray());
    }

    private static String text(Snapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.indented(bytes)) {
            json.writeStartArray();
            for (var position = 0; position < snapshot.size(); position++) {
                snapshot.write(json, position, View.LIST);
            }
            json.writeEndArray();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
