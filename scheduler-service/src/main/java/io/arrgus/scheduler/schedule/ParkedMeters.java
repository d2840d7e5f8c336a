package io.arrgus.scheduler.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows how many parked messages wait for a person. */
@Component
final class ParkedMeters {

    private final MultiGauge parked;

    ParkedMeters(MeterRegistry meters) {
        this.parked = MultiGauge.builder("arrgus.scheduler.parked")
                .description("Parked messages that wait for a person, by the queue they came from")
                .register(meters);
    }

    void of(Map<String, Long> byQueue) {
        parked.register(
                byQueue.entrySet().stream()
                        .<Row<?>>map(it -> Row.of(Tags.of("queue", it.getKey()), it.getValue()))
                        .toList(),
                true);
    }
}
