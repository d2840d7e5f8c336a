package io.arrgus.worker.arr.radarr;

import static io.arrgus.model.connection.ArrType.RADARR;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.media.MediaFacts;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import io.arrgus.worker.arr.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RadarrMovieTest {

    @Test
    void aMovieOfWhichLittleIsKnownIsStillAMovie() {
        var facts = factsOf("");

        assertThat(facts.title()).isEqualTo("Alien");
        assertThat(facts.sortTitle()).isEqualTo("Alien");
        assertThat(facts.language()).isEqualTo("English");
        assertThat(facts.year()).isNull();
        assertThat(facts.studio()).isEmpty();
        assertThat(facts.mediaExists()).isFalse();
        assertThat(facts.folderPath()).isNull();
        assertThat(facts.arrAddedAt()).isNull();
        assertThat(facts.genres()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"year\": \"many\"",
                "\"year\": {\"of\": [\"the\", {\"rat\": 1}]}",
                "\"year\": 99999999999999999999",
                "\"runtime\": 1.5",
                "\"studio\": null",
                "\"studio\": 5",
                "\"originalLanguage\": \"French\"",
                "\"originalLanguage\": []",
                "\"originalLanguage\": \"\"",
                "\"originalLanguage\": \"  \"",
                "\"originalLanguage\": true",
                "\"originalLanguage\": 1.5",
                "\"statistics\": \"none\"",
                "\"statistics\": {\"sizeOnDisk\": {\"a\": 1}}",
                "\"movieFile\": 7",
                "\"movieFile\": [1, [2]]",
                "\"images\": {\"coverType\": \"poster\"}",
                "\"images\": [null, 1, \"x\", [], {\"coverType\": 5}]",
                "\"genres\": \"Horror\"",
                "\"tags\": {\"a\": 1}",
                "\"tags\": [\"one\", null, {}]",
                "\"added\": 20201111",
                "\"added\": \"yesterday\"",
                "\"monitored\": \"yes\"",
                "\"somethingNew\": {\"deep\": [{\"er\": true}]}"
            })
    void aMemberOfTheWrongTypeCountsAsAbsent(String member) {
        assertThat(factsOf(member)).isEqualTo(factsOf(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "0001-01-01T07:53:00Z", "1899-12-31T23:59:59Z"})
    void aDateThatTheArrDoesNotHaveIsAbsent(String added) {
        assertThat(factsOf("\"added\": \"" + added + "\"").arrAddedAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"tmdbId\": 0",
                "\"tmdbId\": -1",
                "\"tmdbId\": \"348\"",
                "\"tmdbId\": 348.0",
                "\"tmdbId\": null",
                "\"tmdbId\": 99999999999"
            })
    void withoutATmdbIdNobodyKnowsWhichMovieItIs(String identity) {
        var items = Reading.of(
                        RADARR,
                        "[{\"title\": \"Alien\"" + (identity.isEmpty() ? "" : ", " + identity) + ", \"id\": 5}]")
                .items();

        assertThat(items).containsExactly(new Unreadable(null, 5, "It has no TMDB id."));
    }

    @Test
    void aMovieWithoutTitleIsSkippedByItsId() {
        var items = Reading.of(RADARR, "[{\"tmdbId\": 348, \"title\": 7, \"id\": 5}]")
                .items();

        assertThat(items).containsExactly(new Unreadable(348, 5, "It has no title."));
    }

    @Test
    void aMovieThatIsNotInTheLibraryIsSkippedByItsId() {
        var items =
                Reading.of(RADARR, "[{\"tmdbId\": 348, \"title\": \"Alien\"}]").items();

        assertThat(items).containsExactly(new Unreadable(348, null, "It has no id of its own in Radarr."));
    }

    @Test
    void whatIsNoObjectIsNobody() {
        var items = Reading.of(RADARR, "[7, null, [1, {\"tmdbId\": 3}], \"x\"]").items();

        assertThat(items).hasSize(4).allMatch(item -> item.equals(new Unreadable(null, null, "It is not an object.")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "hasFile": true                                          | true
            "hasFile": false, "statistics": {"movieFileCount": 1}    | false
            "statistics": {"movieFileCount": 1}                      | true
            "statistics": {"movieFileCount": 0}, "movieFile": {}     | false
            "movieFile": {"relativePath": "a.mkv"}                   | true
            """)
    void everyVersionTellsWhetherThereIsAFile(String members, boolean exists) {
        assertThat(factsOf(members).mediaExists()).isEqualTo(exists);
    }

    @Test
    void picturesAreTheFirstOfTheirKindInTheWorld() {
        var facts = factsOf("""
                "images": [{"coverType": "fanart", "url": "/local.jpg"}, {"coverType": "fanart", "remoteUrl": "https://a"},
                           {"coverType": "fanart", "remoteUrl": "https://b"}, {"coverType": "poster", "remoteUrl": "https://c"}]""");

        assertThat(facts.fanartUrl()).isEqualTo("https://a");
        assertThat(facts.posterUrl()).isEqualTo("https://c");
    }

    @Test
    void orderOfGenresAndTagsSaysNothing() {
        var facts = factsOf("\"genres\": [\"b\", \"a\"], \"tags\": [3, 1, 2]");

        assertThat(facts.genres()).containsExactly("a", "b");
        assertThat(facts.tags()).isEqualTo(List.of(1, 2, 3));
    }

    private static MediaFacts factsOf(String members) {
        var more = members.isEmpty() ? "" : ", " + members;
        return Reading.of(RADARR, "[{\"title\": \"Alien\", \"tmdbId\": 348" + more + ", \"id\": 1}]")
                .title(0)
                .facts();
    }
}
