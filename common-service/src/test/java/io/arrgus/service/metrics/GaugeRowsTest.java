package io.arrgus.service.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.service.metrics.GaugeRows.Row;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaugeRowsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final GaugeRows rows = GaugeRows.of(meters, "things", "How many things");

    /** Else a scrape that comes in between finds the name twice, and fails. */
    @Test
    void aRowThatStaysIsChangedInPlace() {
        rows.show(List.of(Row.of(Tags.of("kind", "a"), 1)));
        var before = gauge("a");
        var added = new ArrayList<String>();
        meters.config().onMeterAdded(it -> added.add("added"));
        meters.config().onMeterRemoved(it -> added.add("removed"));

        rows.show(List.of(Row.of(Tags.of("kind", "a"), 2)));

        assertThat(gauge("a")).isSameAs(before);
        assertThat(before.value()).isEqualTo(2);
        assertThat(added).isEmpty();
    }

    @Test
    void whatIsNewComesBeforeWhatIsGoneGoes() {
        rows.show(List.of(Row.of(Tags.of("state", "new"), 1)));
        var happened = new ArrayList<String>();
        meters.config().onMeterAdded(it -> happened.add("added " + it.getId().getTag("state")));
        meters.config()
                .onMeterRemoved(it -> happened.add("removed " + it.getId().getTag("state")));

        rows.show(List.of(Row.of(Tags.of("state", "ok"), 1)));

        assertThat(happened).containsExactly("added ok", "removed new");
    }

    private Gauge gauge(String kind) {
        return meters.get("things").tag("kind", kind).gauge();
    }
}
