package io.arrgus.system.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What eight Arrs that hang cost the other 56: their sync times with and without them, in one run. It is not part of the
 * build; {@code -Dtest=HungArrsBenchmark} runs it.
 */
class HungArrsBenchmark {

    private static final int ARRS = 64;
    private static final int HUNG = 8;
    private static final int TITLES = 500;
    private static final int ROUNDS = 3;

    private final List<SimulatedArr> arrs = new ArrayList<>();
    private final List<String> connections = new ArrayList<>();

    @Test
    void syncTimesOfTheOthersWithAndWithoutEightThatHang() throws Exception {
        try (var arrgus = ArrgusStack.started()) {
            IntStream.range(0, ARRS).forEach(number -> {
                var arr = SimulatedArr.radarr().titles(TITLES).seed(number).start();
                arrs.add(arr);
                connections.add(arrgus.connect("Arr " + number, arr, "RADARR"));
            });
            connections.forEach(arrgus::firstRun);
            var others = connections.subList(HUNG, ARRS);
            round(arrgus, connections, others);
            var without = IntStream.range(0, ROUNDS)
                    .mapToObj(_ -> round(arrgus, connections, others))
                    .toList();

            arrs.subList(0, HUNG)
                    .forEach(it -> it.faults().add(Fault.of(FaultKind.HANG).on(Endpoint.LIST)));
            connections.subList(0, HUNG).forEach(arrgus::trigger);
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrs.subList(0, HUNG).stream()
                            .allMatch(it -> it.calls().underWay() == 1));
            var with = IntStream.range(0, ROUNDS)
                    .mapToObj(_ -> round(arrgus, others, others))
                    .toList();

            System.out.printf("%n| round | without | with %d hung |%n|---|---|---|%n", HUNG);
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("| %d | %s | %s |%n", round + 1, without.get(round), with.get(round));
            }
            assertThat(arrs.subList(0, HUNG))
                    .as("they hang to the end")
                    .allMatch(it -> it.calls().underWay() == 1);
        } finally {
            arrs.forEach(SimulatedArr::close);
        }
    }

    private record Times(Duration all, Duration median, Duration longest) {

        @Override
        public String toString() {
            return "all %d ms, each %d ms, longest %d ms"
                    .formatted(all.toMillis(), median.toMillis(), longest.toMillis());
        }
    }

    /** Every title changes, and everybody is synced at once. */
    private Times round(ArrgusStack arrgus, List<String> triggered, List<String> measured) {
        arrs.forEach(it -> it.library().change(TITLES / 10));
        var known = measured.stream().map(it -> arrgus.runs(it).size()).toList();
        var begun = Instant.now();
        triggered.forEach(arrgus::trigger);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> IntStream.range(0, measured.size())
                        .allMatch(it -> arrgus.endedRuns(measured.get(it)).size() > known.get(it)));
        var all = Duration.between(begun, Instant.now());
        var each = measured.stream()
                .map(it -> arrgus.runs(it).getFirst())
                .map(HungArrsBenchmark::duration)
                .sorted()
                .toList();
        return new Times(all, each.get(each.size() / 2), each.getLast());
    }

    private static Duration duration(JsonNode run) {
        return Duration.between(
                Instant.parse(run.get("queuedAt").asString()),
                Instant.parse(run.get("endedAt").asString()));
    }
}
