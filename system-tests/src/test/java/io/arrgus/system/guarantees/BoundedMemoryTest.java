package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.system.Truth;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Guarantee 8: neither the worker's nor the store's heap grows with the library. */
class BoundedMemoryTest {

    private static final int MOVIES = 25_000;
    /** The list alone is some 115 MB of JSON. */
    private static final String HEAP = "-Xmx80m";

    @TempDir
    Path logs;

    @Test
    void aLibraryLargerThanTheHeapOfWorkerAndStoreIsSynced() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(MOVIES).seed(91).start();
                var arrgus = ArrgusStack.empty()) {
            var store = arrgus.process(Service.STORE, logs.resolve("store.log"), HEAP, "-XX:+ExitOnOutOfMemoryError");
            var worker =
                    arrgus.process(Service.WORKER, logs.resolve("worker.log"), HEAP, "-XX:+ExitOnOutOfMemoryError");
            arrgus.scheduler();

            var movies = arrgus.connect("Movies", radarr, "RADARR");
            await().atMost(Duration.ofMinutes(4))
                    .until(() -> !arrgus.endedRuns(movies).isEmpty());

            assertThat(store.isAlive()).isTrue();
            assertThat(worker.isAlive()).isTrue();
            assertThat(ArrgusStack.outcome(arrgus.firstRun(movies))).isEqualTo("SUCCEEDED");
            assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
        }
    }
}
