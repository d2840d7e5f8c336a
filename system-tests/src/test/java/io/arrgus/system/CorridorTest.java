package io.arrgus.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.SimulatedArr;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From an Arr to the store, and on to whoever asks. */
class CorridorTest {

    private static final int MOVIES = 700;
    private static final int SERIES = 120;

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(MOVIES).seed(11).start();
    private final SimulatedArr sonarr =
            SimulatedArr.sonarr().titles(SERIES).seed(12).start();
    private final ArrgusStack arrgus = ArrgusStack.empty();

    @BeforeEach
    void start() {
        arrgus.store().worker().scheduler();
    }

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
        sonarr.close();
    }

    @Test
    void aLibraryOfEachTypeEndsUpInTheStoreFieldForField() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var series = arrgus.connected("Series", sonarr, "SONARR");

        assertThat(Truth.stored(arrgus.media(movies))).hasSize(MOVIES).isEqualTo(Truth.of(radarr));
        assertThat(Truth.stored(arrgus.media(series))).hasSize(SERIES).isEqualTo(Truth.of(sonarr));
    }

    @Test
    void aSecondRunOfAnUnchangedLibraryChangesNothing() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var before = arrgus.media(movies);

        var second = arrgus.sync(movies);

        assertThat(ArrgusStack.outcome(second)).isEqualTo("UNCHANGED");
        assertThat(arrgus.media(movies)).isEqualTo(before);
    }

    @Test
    void aSecondRunWithoutTheShortcutChangesNothingButFences() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var before = arrgus.media(movies);
        // An ITEMS run voids the claim on which the shortcut rests.
        arrgus.sync(movies, before.values().iterator().next().get("arrId").asInt());

        var second = arrgus.sync(movies);

        assertThat(ArrgusStack.outcome(second)).isEqualTo("SUCCEEDED");
        assertThat(second.get("counts").get("unchanged").asInt()).isEqualTo(MOVIES);
        assertThat(arrgus.media(movies)).isEqualTo(before);
    }

    @Test
    void changesAdditionsAndRemovalsInTheArrArrive() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        radarr.library().change(20);
        radarr.library().add(7);
        radarr.library().remove(5);

        var run = arrgus.sync(movies);

        assertThat(ArrgusStack.outcome(run)).isEqualTo("SUCCEEDED");
        assertThat(run.get("counts").get("created").asInt()).isEqualTo(7);
        assertThat(run.get("counts").get("removed").asInt()).isEqualTo(5);
        assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
    }

    @Test
    void anItemsRunBringsOneTitleAndRemovesOneThatIsProvedGone() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var before = arrgus.media(movies);
        var gone = before.values().iterator().next();
        radarr.library().remove(List.of(gone.get("arrId").asInt()));

        var run = arrgus.sync(movies, gone.get("arrId").asInt());

        assertThat(ArrgusStack.outcome(run)).isEqualTo("SUCCEEDED");
        assertThat(run.get("counts").get("removed").asInt()).isEqualTo(1);
        assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
    }
}
