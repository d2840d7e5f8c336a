package io.arrgus.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionSeriesTest {

    private static final ConnectionId A = new ConnectionId("a");
    private static final ConnectionId B = new ConnectionId("b");
    private static final ConnectionId C = new ConnectionId("c");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ConnectionSeries series = new ConnectionSeries(2, meters);

    @Test
    void theFirstByIdHaveSeriesAndTheOthersAreCounted() {
        var chosen = series.among("here", List.of(C, A, B));

        assertThat(chosen).containsExactlyInAnyOrder(A, B);
        assertThat(without()).isEqualTo(1);
    }

    @Test
    void whenOneGoesItsPlaceIsTaken() {
        series.among("here", List.of(C, A, B));

        var chosen = series.among("here", List.of(C, B));

        assertThat(chosen).containsExactlyInAnyOrder(B, C);
        assertThat(without()).isZero();
    }

    @Test
    void whoeverLeavesOutMostIsTold() {
        series.among("here", List.of(A, B, C));
        series.among("there", List.of(A));

        assertThat(without()).isEqualTo(1);
    }

    private double without() {
        return meters.get("arrgus.connections.without.series").gauge().value();
    }
}
