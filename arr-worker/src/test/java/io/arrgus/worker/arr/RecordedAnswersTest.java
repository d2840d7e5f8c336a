package io.arrgus.worker.arr;

import static io.arrgus.model.connection.ArrType.RADARR;
import static io.arrgus.model.connection.ArrType.SONARR;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.media.MediaFacts;
import io.arrgus.model.media.MediaType;
import io.arrgus.worker.SharedData;
import io.arrgus.worker.arr.ReadItem.Title;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What real instances answered, of several versions. */
class RecordedAnswersTest {

    @ParameterizedTest
    @CsvSource({
        "RADARR, 50, recordings/radarr/movie-list-50.body.json",
        "RADARR, 50, recordings/radarr/movie-list-excludeLocalCovers.body.json",
        "RADARR, 50, recordings/radarr/movie-list-languageId-4.body.json",
        "RADARR, 50, recordings/radarr/movie-list-unknown-params.body.json",
        "RADARR, 1, recordings/proxies/nginx-strip-movie.body.json",
        "RADARR, 1, recordings/proxies/nginx-urlbase-keep-prefix-movie.body.json",
        "RADARR, 265, arr-contract/fixtures/radarr/movie-list.json",
        "SONARR, 50, recordings/sonarr/v3-series-list-50.body.json",
        "SONARR, 300, arr-contract/fixtures/sonarr/series-list.json"
    })
    void everyItemOfARecordedListIsRead(ArrType type, int items, String file) {
        var reading = Reading.of(type, SharedData.text(file));

        assertThat(reading.failure()).isEmpty();
        assertThat(reading.items()).hasSize(items).allMatch(Title.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({
        "RADARR, arr-contract/fixtures/radarr/aiopyarr-movie-list.json",
        "RADARR, arr-contract/fixtures/radarr/exportarr-movie.json",
        "SONARR, arr-contract/fixtures/sonarr/exportarr-series.json"
    })
    void aListTrimmedByHandHasNoIdsButIsReadToItsEnd(ArrType type, String file) {
        var reading = Reading.of(type, SharedData.text(file));

        assertThat(reading.failure()).isEmpty();
        assertThat(reading.items()).isNotEmpty().noneMatch(Title.class::isInstance);
    }

    @Test
    void aMovieIsReadFieldByField() {
        var movie = Reading.of(RADARR, SharedData.text("recordings/radarr/movie-list-50.body.json"))
                .title(2);

        assertThat(movie.externalId()).isEqualTo(9_000_003);
        assertThat(movie.facts())
                .isEqualTo(new MediaFacts(
                        MediaType.MOVIE,
                        3,
                        "The Harbour of Velmora 0003",
                        "harbour of velmora 0003",
                        "theharbourofvelmora0003",
                        "9000003",
                        2018,
                        "English",
                        "Ostrava Pictures",
                        movie.facts().overview(),
                        158,
                        "released",
                        true,
                        false,
                        true,
                        "The Harbour of Velmora 0003 (2018) Bluray-2160p.mkv",
                        0,
                        0,
                        0,
                        0,
                        70_000_003,
                        5,
                        "/movies/The Harbour of Velmora 0003 (2018)",
                        "/movies",
                        "tt99000003",
                        9_000_003,
                        null,
                        null,
                        "https://image.example.invalid/t/p/original/poster000003.jpg",
                        "https://image.example.invalid/t/p/original/fanart000003.jpg",
                        List.of("Adventure", "Western"),
                        List.of(3, 4),
                        Instant.parse("2020-02-05T11:32:16Z")));
        assertThat(movie.facts().overview())
                .startsWith("The village council hides")
                .endsWith("a café.");
    }

    @Test
    void aSeriesIsReadFieldByField() {
        var series = Reading.of(SONARR, SharedData.text("recordings/sonarr/v3-series-list-50.body.json"))
                .title(1);

        assertThat(series.externalId()).isEqualTo(900_002);
        assertThat(series.facts())
                .isEqualTo(new MediaFacts(
                        MediaType.SERIES,
                        2,
                        "Gryquardal",
                        "gryquardal",
                        "gryquardal",
                        "gryquardal",
                        2009,
                        "English",
                        "Halden TV",
                        series.facts().overview(),
                        0,
                        "ended",
                        true,
                        false,
                        true,
                        "",
                        8,
                        36,
                        127,
                        133,
                        69_743_899_792L,
                        6,
                        "/tv/Gryquardal",
                        "/tv",
                        "tt9000002",
                        null,
                        900_002,
                        null,
                        "https://artworks.example.invalid/900002/poster.jpg",
                        null,
                        List.of("Drama", "Fantasy", "Science Fiction", "Thriller"),
                        List.of(),
                        Instant.parse("2020-12-11T12:00:00Z")));
        assertThat(series.facts().overview()).startsWith("Town believes over");
    }

    @Test
    void aSeriesWithoutEpisodesReadsTheSameFromTheListAndById() {
        var list = Reading.of(SONARR, SharedData.text("recordings/sonarr/v3-series-list-50.body.json"));
        var recorded = new JsonMapper().readTree(SharedData.text("recordings/sonarr/v3-series-8-no-seasons.json"));
        var byId = Reading.of(SONARR, "[" + recorded.at("/response/body").asString() + "]")
                .title(0);

        assertThat(list.items()).contains(byId);
    }
}
