package io.arrgus.worker.arr.sonarr;

import static io.arrgus.model.connection.ArrType.SONARR;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.media.MediaFacts;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import io.arrgus.worker.arr.Reading;
import org.junit.jupiter.api.Test;

class SonarrSeriesTest {

    @Test
    void aSeriesWithoutEpisodesHasNone() {
        var facts = factsOf("");

        assertThat(facts.mediaExists()).isFalse();
        assertThat(facts.complete()).isFalse();
        assertThat(facts.episodeCount()).isZero();
        assertThat(facts.seasonCount()).isZero();
    }

    @Test
    void aSeriesIsCompleteWhenEveryEpisodeThatShouldBeThereIs() {
        var facts = factsOf("""
                "statistics": {"episodeFileCount": 10, "episodeCount": 10, "totalEpisodeCount": 24,
                               "percentOfEpisodes": 42.105263157894736842105263160, "sizeOnDisk": 69743899792}""");

        assertThat(facts.complete()).isTrue();
        assertThat(facts.totalEpisodeCount()).isEqualTo(24);
        assertThat(facts.sizeOnDisk()).isEqualTo(69_743_899_792L);
    }

    @Test
    void anIdThatSonarrDoesNotHaveIsAbsent() {
        assertThat(factsOf("\"tmdbId\": 0, \"imdbId\": \"\"").tmdbId()).isNull();
        assertThat(factsOf("\"tmdbId\": 0, \"imdbId\": \"\"").imdbId()).isNull();
    }

    @Test
    void withoutATvdbIdNobodyKnowsWhichSeriesItIs() {
        assertThat(Reading.of(SONARR, "[{\"title\": \"Lost\", \"tvdbId\": 0, \"id\": 5}]")
                        .items())
                .containsExactly(new Unreadable(null, 5, "It has no TVDB id."));
    }

    @Test
    void aSeriesWithoutTitleIsSkippedByItsId() {
        assertThat(Reading.of(SONARR, "[{\"tvdbId\": 73739, \"id\": 5}]").items())
                .containsExactly(new Unreadable(73_739, 5, "It has no title."));
    }

    private static MediaFacts factsOf(String members) {
        var more = members.isEmpty() ? "" : ", " + members;
        return Reading.of(SONARR, "[{\"title\": \"Lost\", \"tvdbId\": 73739" + more + ", \"id\": 1}]")
                .title(0)
                .facts();
    }
}
