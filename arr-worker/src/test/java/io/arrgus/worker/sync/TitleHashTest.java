package io.arrgus.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.media.MediaFacts;
import io.arrgus.worker.arr.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TitleHashTest {

    private static final String PLAIN = "\"monitored\": true, \"genres\": [\"a\", \"b\"], \"tags\": [1, 2]";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"tags\": [2, 1], \"genres\": [\"b\", \"a\"], \"monitored\": true",
                PLAIN + ", \"popularity\": 8.5592",
                PLAIN + ", \"ratings\": {\"tmdb\": {\"votes\": 1, \"value\": 6.2}}",
                PLAIN + ", \"lastSearchTime\": \"2026-11-25T00:00:00Z\"",
                PLAIN + ", \"isAvailable\": true, \"status\": null",
                PLAIN + ", \"images\": [{\"coverType\": \"poster\", \"url\": \"/MediaCover/1/poster.jpg?lastWrite=5\"}]"
            })
    void whatChangesByItselfDoesNotChangeTheHash(String members) {
        assertThat(TitleHash.of(facts(members))).isEqualTo(TitleHash.of(facts(PLAIN)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"monitored\": false",
                "\"hasFile\": true",
                "\"sizeOnDisk\": 1",
                "\"year\": 1979",
                "\"path\": \"/movies\"",
                "\"youTubeTrailerId\": \"x\"",
                "\"status\": \"deleted\""
            })
    void everyFactCounts(String member) {
        assertThat(TitleHash.of(facts(PLAIN + ", " + member))).isNotEqualTo(TitleHash.of(facts(PLAIN)));
    }

    /** A change here makes every title of every store look changed: it must be wanted, and raise the mapper version. */
    @Test
    void theHashOfAMovieIsTheSameInEveryRelease() {
        assertThat(TitleHash.of(facts(PLAIN))).isEqualTo("34eMxzGHgZBeDTC9dnGlAAHI07gQEYgs");
    }

    private static MediaFacts facts(String members) {
        return Reading.of(ArrType.RADARR, "[" + Movies.movie(1, members) + "]")
                .title(0)
                .facts();
    }
}
