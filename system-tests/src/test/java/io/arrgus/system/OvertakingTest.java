package io.arrgus.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A FULL run reads a long list; meanwhile somebody asks for one title of it again. */
class OvertakingTest {

    @Test
    void aFullRunDoesNotUndoWhatAnItemsRunSawLater() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(300).seed(21).start();
                var arrgus = ArrgusStack.started()) {
            var movies = arrgus.connected("Movies", radarr, "RADARR");
            var title = arrgus.media(movies).values().iterator().next();
            var arrId = title.get("arrId").asInt();
            radarr.library().add(1);
            // The list is what the Arr held when it was asked, and takes its time to arrive.
            radarr.faults()
                    .add(Fault.of(FaultKind.SLOW_BODY)
                            .on(Endpoint.LIST)
                            .times(1)
                            .atBytesPerSecond(200_000));
            arrgus.trigger(movies);
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrgus.runs(movies)
                                    .getFirst()
                                    .get("state")
                                    .asString()
                                    .equals("FETCHING")
                            && radarr.calls().of(Endpoint.LIST) >= 2);

            radarr.library().change(List.of(arrId));
            var items = arrgus.sync(movies, arrId);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> arrgus.endedRuns(movies).size() >= 3);

            assertThat(ArrgusStack.outcome(items)).isEqualTo("SUCCEEDED");
            assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
        }
    }
}
