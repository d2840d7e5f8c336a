package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Guarantee 7: what a user decided is never overwritten by a sync. */
class UserIntentTest {

    private static final int MOVIES = 40;

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(MOVIES).seed(71).start();
    private final ArrgusStack arrgus = ArrgusStack.started();
    private String movies = "";
    private JsonNode title;

    @BeforeEach
    void decide() {
        movies = arrgus.connected("Movies", radarr, "RADARR");
        title = arrgus.media(movies).values().iterator().next();
        arrgus.decide(id(), Map.of("monitor", false, "youtubeTrailerId", "abcdefghijk"));
    }

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
    }

    @Test
    void whatAUserDecidedSurvivesAFullRunThatChangesTheTitle() {
        radarr.library().change(MOVIES);

        arrgus.sync(movies);

        assertThat(stored().get("rev").asLong()).isGreaterThan(title.get("rev").asLong() + 1);
        assertDecided();
    }

    @Test
    void whatAUserDecidedSurvivesAnItemsRunThatChangesTheTitle() {
        radarr.library().change(List.of(arrId()));

        arrgus.sync(movies, arrId());

        assertDecided();
    }

    @Test
    void whatAUserDecidedSurvivesAnotherRuleOfTheConnection() {
        arrgus.patch(movies, "monitorType", "SYNC");

        arrgus.sync(movies);

        assertDecided();
    }

    @Test
    void aTitleThatComesBackHasWhatWasDecidedBeforeItLeft() {
        radarr.library().remove(List.of(arrId()));
        arrgus.sync(movies);
        assertThat(arrgus.media(movies)).doesNotContainKey(externalId());

        radarr.library().addAgain(1);
        arrgus.sync(movies);

        assertDecided();
        assertThat(arrgus.history(id())
                        .get("items")
                        .valueStream()
                        .map(it -> it.get("what").asString()))
                .contains("DECIDED", "REMOVED", "RESTORED");
    }

    private void assertDecided() {
        assertThat(stored().get("monitor").asBoolean()).isFalse();
        assertThat(stored().get("monitorDecidedBy").asString()).isEqualTo("USER");
        assertThat(stored().get("trailerId").asString()).isEqualTo("abcdefghijk");
    }

    private JsonNode stored() {
        return arrgus.media(movies).get(externalId());
    }

    private String id() {
        return title.get("id").asString();
    }

    private String externalId() {
        return title.get("externalId").asString();
    }

    private int arrId() {
        return title.get("arrId").asInt();
    }
}
