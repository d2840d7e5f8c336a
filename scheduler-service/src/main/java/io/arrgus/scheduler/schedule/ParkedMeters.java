package io.arrgus.scheduler.schedule;

import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.GaugeRows.Row;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows how many parked messages wait for a person. */
@Component
final class ParkedMeters {

    private final GaugeRows parked;

    ParkedMeters(MeterRegistry meters) {
        this.parked = GaugeRows.of(
                meters,
                "arrgus.scheduler.parked",
                "Parked messages that wait for a person, by the queue they came from");
    }

    void of(Map<String, Long> byQueue) {
        parked.show(byQueue.entrySet().stream()
                .map(it -> Row.of(Tags.of("queue", it.getKey()), it.getValue()))
                .toList());
    }
}
