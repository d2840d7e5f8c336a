package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Guarantee 6: failures are told apart and visible. How each is told stands in the table of faults. */
class FailuresAreVisibleTest {

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(20).seed(81).start();
    private final ArrgusStack arrgus = ArrgusStack.started();

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
    }

    @Test
    void aConnectionShowsWhatFailedWhyWhatToDoAndWhenItIsTriedAgain() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var success = arrgus.atRest(movies).get("lastSuccessAt");
        radarr.faults().add(Fault.of(FaultKind.UNAUTHORIZED));

        var run = arrgus.sync(movies);

        var shown = arrgus.atRest(movies);
        assertThat(ArrgusStack.outcome(run)).isEqualTo("FAILED");
        assertThat(run.at("/failure/message").asString()).isEqualTo("Movies refuses its API key.");
        assertThat(shown.get("state").asString()).isEqualTo("NEEDS_ATTENTION");
        assertThat(shown.get("lastSuccessAt")).isEqualTo(success);
        assertThat(shown.at("/lastFailure/message").asString()).isEqualTo("Movies refuses its API key.");
        assertThat(shown.at("/lastFailure/hint").asString()).contains("Settings, General, Security");
        assertThat(Instant.parse(shown.get("nextSyncAt").asString()))
                .isAfter(Instant.parse(shown.get("lastFailureAt").asString()));
    }

    @Test
    void aSuccessTakesTheFailureAway() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        radarr.faults().add(Fault.of(FaultKind.BAD_GATEWAY_502));
        arrgus.sync(movies);
        assertThat(arrgus.atRest(movies).get("state").asString()).isEqualTo("FAILING");
        radarr.faults().clear();

        arrgus.sync(movies);

        var shown = arrgus.atRest(movies);
        assertThat(shown.get("state").asString()).isEqualTo("OK");
        assertThat(shown.get("lastFailure").isNull()).isTrue();
    }

    @Test
    void aConnectionThatIsDegradedSaysWhyAndWhatToDo() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        radarr.faults().add(Fault.of(FaultKind.EMPTY_LIST));

        arrgus.sync(movies);

        var shown = arrgus.atRest(movies);
        assertThat(shown.get("state").asString()).isEqualTo("DEGRADED");
        assertThat(shown.at("/shortfall/message").asString())
                .isEqualTo("20 of the titles of Movies would have been removed, more than may go by themselves.");
        assertThat(shown.at("/shortfall/hint").asString()).contains("/api/v1/holds/" + movies);
    }

    @Test
    void aLibraryThatNeverCameIsNeverAnEmptyOne() {
        radarr.faults().add(Fault.of(FaultKind.HTML_200));

        var movies = arrgus.connect("Movies", radarr, "RADARR");
        var run = arrgus.firstRun(movies);

        assertThat(ArrgusStack.outcome(run)).isEqualTo("FAILED");
        assertThat(arrgus.atRest(movies).get("lastSuccessAt").isNull()).isTrue();
    }
}
