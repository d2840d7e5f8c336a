package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.system.Truth;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Guarantee 2: whatever dies, the store converges to what the Arr says, without a person. The chaos rounds are its other half. */
class NothingLostTest {

    private static final int MOVIES = 12_000;

    @TempDir
    Path logs;

    @Test
    void aWorkerMayDieWhileItHandsOverAListThatIsAnotherOneWhenItIsReadAgain() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(MOVIES).seed(51).start();
                var arrgus = ArrgusStack.empty().store().scheduler()) {
            var victim = arrgus.process(Service.WORKER, logs.resolve("worker-1.log"));
            var movies = arrgus.connect("Movies", radarr, "RADARR");
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stored(arrgus, movies) > 0);

            victim.destroyForcibly().waitFor();
            var storedAtDeath = stored(arrgus, movies);
            radarr.library().remove(List.of(radarr.library().arrIds().getFirst()));
            arrgus.process(Service.WORKER, logs.resolve("worker-2.log"));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> arrgus.endedRuns(movies).stream()
                            .anyMatch(run -> ArrgusStack.outcome(run).equals("SUCCEEDED")));
            arrgus.sync(movies);

            assertThat(storedAtDeath).isLessThan(MOVIES);
            assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
        }
    }

    private static long stored(ArrgusStack arrgus, String connection) {
        var stats = arrgus.storeApi().get().uri("/stats").retrieve().body(JsonNode.class);
        return stats.get("connections")
                .valueStream()
                .filter(it -> it.get("connectionId").asString().equals(connection))
                .mapToLong(it -> it.get("total").asLong())
                .sum();
    }
}
