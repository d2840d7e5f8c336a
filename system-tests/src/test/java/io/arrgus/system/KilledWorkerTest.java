package io.arrgus.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A worker dies in the middle of handing over a list, and the list is another one when it is read again. */
class KilledWorkerTest {

    private static final int MOVIES = 12_000;

    @TempDir
    Path logs;

    @Test
    void nothingIsRemovedWronglyAndTheStoreEndsTrue() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(MOVIES).seed(51).start();
                var arrgus = ArrgusStack.empty().store().scheduler()) {
            var victim = arrgus.workerProcess(logs.resolve("worker-1.log"));
            var movies = arrgus.connect("Movies", radarr, "RADARR");
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> stored(arrgus, movies) > 0);

            victim.destroyForcibly().waitFor();
            var storedAtDeath = stored(arrgus, movies);
            radarr.library().remove(List.of(radarr.library().arrIds().getFirst()));
            arrgus.workerProcess(logs.resolve("worker-2.log"));
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
