package io.arrgus.system.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.system.ArrgusStack;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What eight Arrs that hang cost the other 56: their sync times with and without them, in one run. It is not part of the
 * build; {@code -Dtest=HungArrsBenchmark} runs it.
 */
class HungArrsBenchmark {

    private static final int ARRS = 64;
    private static final int HUNG = 8;
    private static final int TITLES = 500;
    private static final int ROUNDS = 3;

    @Test
    void syncTimesOfTheOthersWithAndWithoutEightThatHang() throws Exception {
        try (var fleet = ManyArrs.start(ARRS, TITLES);
                var arrgus = ArrgusStack.started()) {
            var arrs = fleet.arrs();
            var connections = fleet.connectedTo(arrgus);
            var others = connections.subList(HUNG, ARRS);
            fleet.round(arrgus, connections, others);
            var without = IntStream.range(0, ROUNDS)
                    .mapToObj(_ -> fleet.round(arrgus, connections, others))
                    .toList();

            arrs.subList(0, HUNG)
                    .forEach(it -> it.faults().add(Fault.of(FaultKind.HANG).on(Endpoint.LIST)));
            connections.subList(0, HUNG).forEach(arrgus::trigger);
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrs.subList(0, HUNG).stream()
                            .allMatch(it -> it.calls().underWay() == 1));
            var with = IntStream.range(0, ROUNDS)
                    .mapToObj(_ -> fleet.round(arrgus, others, others))
                    .toList();

            System.out.printf("%n| round | without | with %d hung |%n|---|---|---|%n", HUNG);
            for (int round = 0; round < ROUNDS; round++) {
                System.out.printf("| %d | %s | %s |%n", round + 1, without.get(round), with.get(round));
            }
            assertThat(arrs.subList(0, HUNG))
                    .as("they hang to the end")
                    .allMatch(it -> it.calls().underWay() == 1);
        }
    }
}
