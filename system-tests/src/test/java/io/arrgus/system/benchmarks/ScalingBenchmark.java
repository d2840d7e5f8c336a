package io.arrgus.system.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What more workers are worth: 64 Arrs that think for a second before they answer, synced at once by 1, 2 and 4 workers, in
 * one run. First with workers that wait for 8 Arrs at a time, then as they come. It is not part of the build;
 * {@code -Dtest=ScalingBenchmark} runs it.
 */
class ScalingBenchmark {

    private static final int ARRS = 64;
    private static final int TITLES = 500;
    private static final int ROUNDS = 3;
    private static final Duration THINKING = Duration.ofSeconds(1);
    private static final List<Integer> WORKERS = List.of(1, 2, 4);

    @TempDir
    private Path logs;

    @Test
    void timesOfAFleetWithOneTwoAndFourWorkers() throws Exception {
        try (var fleet = ManyArrs.start(ARRS, TITLES)) {
            var rows = new LinkedHashMap<Integer, Map<Integer, Duration>>();
            for (var consumers : List.of(8, 64)) {
                rows.put(consumers, new LinkedHashMap<>());
                for (var workers : WORKERS) {
                    rows.get(consumers).put(workers, measured(fleet, workers, consumers));
                }
            }

            System.out.printf("%n| Arrs at once per worker | 1 worker | 2 workers | 4 workers |%n|---|---|---|---|%n");
            rows.forEach((consumers, times) -> System.out.printf(
                    "| %d | %d ms | %d ms | %d ms |%n",
                    consumers,
                    times.get(1).toMillis(),
                    times.get(2).toMillis(),
                    times.get(4).toMillis()));
            assertThat(rows.get(8)).as("of all rounds something was measured").hasSize(WORKERS.size());
        }
    }

    private Duration measured(ManyArrs fleet, int workers, int consumers) throws Exception {
        try (var arrgus = ArrgusStack.empty()
                .with("arrgus.worker.intake.full-consumers", consumers)
                .store()
                .scheduler()) {
            for (int worker = 0; worker < workers; worker++) {
                arrgus.process(Service.WORKER, logs.resolve("worker-%d-%d.log".formatted(workers, worker)));
            }
            fleet.arrs().forEach(arr -> arr.faults().clear());
            var connections = fleet.connectedTo(arrgus);
            fleet.arrs()
                    .forEach(arr -> arr.faults()
                            .add(Fault.of(FaultKind.SLOW_FIRST_BYTE)
                                    .on(Endpoint.LIST)
                                    .taking(THINKING)));
            fleet.round(arrgus, connections, connections);
            return IntStream.range(0, ROUNDS)
                    .mapToObj(_ -> fleet.round(arrgus, connections, connections).all())
                    .sorted()
                    .toList()
                    .get(ROUNDS / 2);
        }
    }
}
