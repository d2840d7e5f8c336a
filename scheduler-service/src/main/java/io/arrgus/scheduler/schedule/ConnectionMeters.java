package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Shows how the connections stand, and for each how old the last proof is that our copy is up to date. */
@Component
final class ConnectionMeters {

    private final MultiGauge states;
    private final MultiGauge ages;
    private final MultiGauge failures;
    private final Clock clock;

    ConnectionMeters(MeterRegistry meters, Clock clock) {
        this.states = MultiGauge.builder("arrgus.scheduler.connections")
                .description("Connections by how they stand")
                .register(meters);
        this.ages = MultiGauge.builder("arrgus.connection.last.success.age")
                .description("Time since the last FULL run that succeeded; since it was added, if none ever did")
                .baseUnit("seconds")
                .register(meters);
        this.failures = MultiGauge.builder("arrgus.connection.failures")
                .description("Runs that failed in a row: the more, the longer the pause before the next")
                .register(meters);
        this.clock = clock;
    }

    void of(List<ConnectionEntry> all) {
        var entries = all.stream().filter(entry -> !entry.deleted()).toList();
        states.register(
                Stream.of(ConnectionState.values())
                        .<Row<?>>map(state -> Row.of(Tags.of("state", word(state)), counted(entries, state)))
                        .toList(),
                true);
        ages.register(rows(entries, this::age), true);
        failures.register(rows(entries, entry -> entry.standing().failures()), true);
    }

    private static String word(ConnectionState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static long counted(List<ConnectionEntry> entries, ConnectionState state) {
        return entries.stream()
                .filter(entry -> entry.standing().state() == state)
                .count();
    }

    private static List<Row<?>> rows(List<ConnectionEntry> entries, ToDoubleFunction<ConnectionEntry> value) {
        return entries.stream()
                .<Row<?>>map(entry -> Row.of(Tags.of("connection", entry.id().value()), entry, value))
                .toList();
    }

    private double age(ConnectionEntry entry) {
        var since = Objects.requireNonNullElse(
                entry.standing().lastSuccessAt(), entry.settings().addedAt());
        return Duration.between(since, clock.instant()).toMillis() / 1000.0;
    }
}
