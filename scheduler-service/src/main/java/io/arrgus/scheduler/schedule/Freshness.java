package io.arrgus.scheduler.schedule;

import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Shows for each connection how old the last proof is that our copy is up to date. */
@Component
final class Freshness {

    private final MultiGauge gauge;
    private final Clock clock;

    Freshness(MeterRegistry meters, Clock clock) {
        this.gauge = MultiGauge.builder("arrgus.connection.last.success.age")
                .description("Time since the last FULL run that succeeded; since it was added, if none ever did")
                .baseUnit("seconds")
                .register(meters);
        this.clock = clock;
    }

    void of(List<ConnectionEntry> entries) {
        var rows = entries.stream()
                .filter(entry -> !entry.deleted())
                .<Row<?>>map(entry -> Row.of(Tags.of("connection", entry.id().value()), () -> age(entry)))
                .toList();
        gauge.register(rows, true);
    }

    private double age(ConnectionEntry entry) {
        var since = Objects.requireNonNullElse(
                entry.standing().lastSuccessAt(), entry.settings().addedAt());
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
