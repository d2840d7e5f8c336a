package io.arrgus.worker.arr;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.service.metrics.ConnectionSeries;
import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.GaugeRows.Row;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Shows how each connection answers: its calls, and the state of its breaker. */
@Component
class CallMeters {

    static final String CALLS = "arrgus.arr.calls";
    static final String BREAKER = "arrgus.arr.breaker.state";

    private static final String CONNECTION = "connection";
    /** Where the calls are counted of those that have no series of their own. */
    private static final String OTHER = "other";

    private final MeterRegistry meters;
    private final ConnectionSeries series;
    private final Map<ConnectionId, State> states = new HashMap<>();
    private final GaugeRows breakers;
    private volatile Set<ConnectionId> shown = Set.of();

    CallMeters(MeterRegistry meters, ConnectionSeries series) {
        this.meters = meters;
        this.series = series;
        this.breakers = GaugeRows.of(meters, BREAKER, "1 for the state that the breaker is in");
    }

    /** These and no others are called: whoever is not among them leaves no series. */
    synchronized void know(Collection<ConnectionId> called) {
        var before = shown;
        shown = series.among("arr-worker", called);
        before.stream().filter(it -> !shown.contains(it)).forEach(this::forget);
        states.keySet().retainAll(called);
        showBreakers();
    }

    private void forget(ConnectionId connection) {
        meters.find(CALLS).tag(CONNECTION, connection.value()).meters().forEach(meters::remove);
    }

    Timer.Sample begun() {
        return Timer.start(meters);
    }

    void ended(Timer.Sample call, ConnectionId connection, Endpoint endpoint, String outcome) {
        var name = shown.contains(connection) ? connection.value() : OTHER;
        call.stop(Timer.builder(CALLS)
                .description("Calls to Arrs, each try of its own")
                .tags(CONNECTION, name, "endpoint", endpoint.word(), "outcome", outcome)
                .register(meters));
    }

    synchronized void breaker(ConnectionId connection, State state) {
        states.put(connection, state);
        showBreakers();
    }

    private void showBreakers() {
        breakers.show(states.entrySet().stream()
                .filter(it -> shown.contains(it.getKey()))
                .map(it -> Row.of(
                        Tags.of(
                                CONNECTION,
                                it.getKey().value(),
                                "state",
                                it.getValue().name().toLowerCase(Locale.ROOT)),
                        1))
                .toList());
    }
}
