package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guarantee 5: one sick Arr hurts nobody else. */
class OneSickArrTest {

    private static final int HEALTHY = 24;
    private static final int HUNG = 8;

    private final List<SimulatedArr> arrs = new ArrayList<>();
    private ArrgusStack arrgus;

    @BeforeEach
    void start() {
        arrgus = ArrgusStack.started();
    }

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        arrs.forEach(SimulatedArr::close);
    }

    @Test
    void eightArrsThatHangBeforeTheFirstByteOfTheirListsCostTheOthersNothing() {
        var hung = connect("Hung", HUNG);
        var healthy = connect("Healthy", HEALTHY);
        arrs.subList(0, HUNG)
                .forEach(it -> it.faults().add(Fault.of(FaultKind.HANG).on(Endpoint.LIST)));
        hung.forEach(arrgus::trigger);
        await().atMost(ArrgusStack.PATIENCE)
                .until(() ->
                        arrs.subList(0, HUNG).stream().allMatch(it -> it.calls().underWay() == 1));
        arrs.subList(HUNG, arrs.size()).forEach(it -> it.library().change(1));

        var runs = healthy.stream().map(arrgus::sync).toList();

        assertThat(runs).extracting(ArrgusStack::outcome).containsOnly("SUCCEEDED");
        assertThat(hung)
                .as("all this time they hang")
                .allSatisfy(it -> assertThat(arrgus.connection(it).get("runs")).hasSize(1));
    }

    @Test
    void anArrThatFailsIsCalledNoMoreThanTheTableSaysAndItsNeighbourIsServed() {
        var sick = connect("Sick", 1).getFirst();
        var well = connect("Well", 1).getFirst();
        arrs.getFirst().faults().add(Fault.of(FaultKind.BAD_GATEWAY_502));
        arrs.getFirst().calls().reset();

        var failed = arrgus.sync(sick);
        var succeeded = arrgus.sync(well);

        assertThat(ArrgusStack.outcome(failed)).isEqualTo("FAILED");
        assertThat(arrs.getFirst().calls().total()).isEqualTo(4);
        assertThat(ArrgusStack.outcome(succeeded)).isIn("SUCCEEDED", "UNCHANGED");
    }

    private List<String> connect(String name, int count) {
        var ids = IntStream.range(0, count)
                .mapToObj(number -> {
                    var arr = SimulatedArr.radarr().titles(20).seed(number).start();
                    arrs.add(arr);
                    return arrgus.connect(name + " " + number, arr, "RADARR");
                })
                .toList();
        ids.forEach(arrgus::firstRun);
        return ids;
    }
}
