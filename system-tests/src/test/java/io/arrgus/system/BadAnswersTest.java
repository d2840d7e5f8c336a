package io.arrgus.system;

import static io.arrgus.simulator.Endpoint.LIST;
import static io.arrgus.simulator.Endpoint.STATUS;
import static io.arrgus.simulator.FaultKind.BAD_GATEWAY_502;
import static io.arrgus.simulator.FaultKind.CLEAN_CUT;
import static io.arrgus.simulator.FaultKind.CUT_BODY;
import static io.arrgus.simulator.FaultKind.DUPLICATE_IDS;
import static io.arrgus.simulator.FaultKind.EMPTY_LIST;
import static io.arrgus.simulator.FaultKind.ERROR_500;
import static io.arrgus.simulator.FaultKind.HALF_LIST;
import static io.arrgus.simulator.FaultKind.HTML_200;
import static io.arrgus.simulator.FaultKind.ITEM_WITHOUT_ID;
import static io.arrgus.simulator.FaultKind.OTHER_APP;
import static io.arrgus.simulator.FaultKind.REDIRECT_302;
import static io.arrgus.simulator.FaultKind.UNAUTHORIZED;
import static io.arrgus.simulator.FaultKind.UNREADABLE_ITEM;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an Arr or a proxy answers: nothing is removed by it, and the run is reported as what it was. */
class BadAnswersTest {

    private static final int MOVIES = 60;

    private static ArrgusStack arrgus;

    @BeforeAll
    static void start() {
        arrgus = ArrgusStack.empty()
                .with("arrgus.worker.arr.max-items", 40_000)
                .store()
                .worker()
                .scheduler();
    }

    @AfterAll
    static void stop() throws Exception {
        arrgus.close();
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                bad("half a list", HALF_LIST, LIST, "HELD", ""),
                bad("an empty list", EMPTY_LIST, LIST, "HELD", ""),
                bad("a list cut with its connection", CUT_BODY, LIST, "FAILED", "TRANSIENT"),
                bad("a list that a proxy cut and ended cleanly", CLEAN_CUT, LIST, "FAILED", "TRANSIENT"),
                bad("a login page instead of a list", HTML_200, LIST, "FAILED", "NEEDS_ATTENTION"),
                bad("a login page instead of a status", HTML_200, STATUS, "FAILED", "NEEDS_ATTENTION"),
                bad("another application", OTHER_APP, STATUS, "FAILED", "NEEDS_ATTENTION"),
                bad("a wrong key", UNAUTHORIZED, STATUS, "FAILED", "NEEDS_ATTENTION"),
                bad("a redirect to a login", REDIRECT_302, STATUS, "FAILED", "NEEDS_ATTENTION"),
                bad("an error of its own", ERROR_500, LIST, "FAILED", "TRANSIENT"),
                bad("a proxy in front of nothing", BAD_GATEWAY_502, LIST, "FAILED", "TRANSIENT"),
                bad("an item whose id can be read", UNREADABLE_ITEM, LIST, "SUCCEEDED", ""),
                bad("an item that stands twice", DUPLICATE_IDS, LIST, "SUCCEEDED", ""),
                bad("an item without an id", ITEM_WITHOUT_ID, LIST, "PARTIAL", ""));
    }

    private static Arguments bad(String what, FaultKind fault, Endpoint where, String outcome, String failure) {
        return Arguments.of(what, Fault.of(fault).on(where), outcome, failure);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void nothingIsRemovedAndTheRunSaysWhatItWas(String what, Fault fault, String outcome, String failureKind) {
        try (var radarr = SimulatedArr.radarr().titles(MOVIES).seed(31).start()) {
            var movies = arrgus.connected(what, radarr, "RADARR");
            var before = arrgus.media(movies);
            radarr.library().change(1);
            radarr.faults().add(fault);

            var run = arrgus.sync(movies);

            assertThat(ArrgusStack.outcome(run)).isEqualTo(outcome);
            assertThat(run.path("failure").path("kind").asString("")).isEqualTo(failureKind);
            assertThat(arrgus.media(movies).keySet()).isEqualTo(before.keySet());

            radarr.faults().clear();
            arrgus.sync(movies);
            assertThat(CorridorTest.facts(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
        }
    }

    @Test
    void aListLongerThanTheLimitIsNotApplied() {
        try (var radarr = SimulatedArr.radarr().titles(40_001).seed(32).start()) {
            var movies = arrgus.connect("Too long", radarr, "RADARR");

            var run = arrgus.firstRun(movies);

            assertThat(ArrgusStack.outcome(run)).isEqualTo("FAILED");
            assertThat(run.path("failure").path("message").asString()).contains("40000");
            assertThat(arrgus.media(movies)).isEmpty();
        }
    }
}
