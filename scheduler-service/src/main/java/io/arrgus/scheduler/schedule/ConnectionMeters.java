package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.service.metrics.ConnectionSeries;
import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.GaugeRows.Row;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shows how the connections stand, and for each how old the last proof is that our copy is up to date and when it is looked
 * at again.
 */
@Component
final class ConnectionMeters {

    private final GaugeRows standing;
    private final GaugeRows infos;
    private final GaugeRows states;
    private final GaugeRows ages;
    private final GaugeRows failures;
    private final GaugeRows intervals;
    private final GaugeRows nextSyncs;
    private final GaugeRows backOffs;
    private final ConnectionSeries series;
    private final Clock clock;

    ConnectionMeters(MeterRegistry meters, ConnectionSeries series, Clock clock) {
        this.standing = gauge(meters, "arrgus.scheduler.connections", "Connections by how they stand");
        this.infos = gauge(meters, "arrgus.connection.info", "What the id of a connection means");
        this.states = gauge(meters, "arrgus.connection.state", "1 for how the connection stands");
        this.failures = gauge(
                meters,
                "arrgus.connection.failures",
                "Runs that failed in a row: the more, the longer the pause before the next");
        this.ages = seconds(
                meters,
                "arrgus.connection.last.success.age",
                "Time since the last FULL run that succeeded; since it was added, if none ever did");
        this.intervals = seconds(
                meters, "arrgus.connection.interval", "Time between two FULL runs by the schedule of the connection");
        this.nextSyncs = seconds(
                meters,
                "arrgus.connection.next.sync",
                "Time until the next FULL run is due; negative if it is overdue");
        this.backOffs = seconds(
                meters, "arrgus.connection.backoff", "Rest of the pause after runs that failed; 0 if there is none");
        this.series = series;
        this.clock = clock;
    }

    private static GaugeRows gauge(MeterRegistry meters, String name, String what) {
        return GaugeRows.of(meters, name, what);
    }

    private static GaugeRows seconds(MeterRegistry meters, String name, String what) {
        return GaugeRows.of(meters, name, what, "seconds");
    }

    void of(List<ConnectionEntry> all) {
        var entries = all.stream().filter(entry -> !entry.deleted()).toList();
        standing.show(Stream.of(ConnectionState.values())
                .map(state -> Row.of(Tags.of("state", word(state)), counted(entries, state)))
                .toList());
        var ids = series.among(
                "scheduler-service", entries.stream().map(ConnectionEntry::id).toList());
        each(entries.stream().filter(entry -> ids.contains(entry.id())).toList());
    }

    private void each(List<ConnectionEntry> entries) {
        infos.show(entries.stream().map(entry -> Row.of(described(entry), 1)).toList());
        states.show(entries.stream()
                .map(entry ->
                        Row.of(of(entry).and("state", word(entry.standing().state())), 1))
                .toList());
        ages.show(rows(entries, this::age));
        failures.show(rows(entries, entry -> entry.standing().failures()));
        intervals.show(rows(entries, entry -> entry.settings().every().toMillis() / 1000.0));
        nextSyncs.show(rows(entries, this::nextSync));
        backOffs.show(rows(entries, this::backOff));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static long counted(List<ConnectionEntry> entries, ConnectionState state) {
        return entries.stream()
                .filter(entry -> entry.standing().state() == state)
                .count();
    }

    private static Tags of(ConnectionEntry entry) {
        return Tags.of("connection", entry.id().value());
    }

    private static Tags described(ConnectionEntry entry) {
        return of(entry)
                .and(
                        "name",
                        entry.settings().name(),
                        "arr_type",
                        word(entry.settings().arrType()));
    }

    private static List<Row> rows(List<ConnectionEntry> entries, ToDoubleFunction<ConnectionEntry> value) {
        return entries.stream().map(entry -> Row.of(of(entry), entry, value)).toList();
    }

    private double age(ConnectionEntry entry) {
        var since = Objects.requireNonNullElse(
                entry.standing().lastSuccessAt(), entry.settings().addedAt());
        return -until(since);
    }

    // What was asked for waits for nothing but the run that is under way.
    private double nextSync(ConnectionEntry entry) {
        return entry.pending().full() != null ? 0 : until(entry.nextFullAt());
    }

    private double backOff(ConnectionEntry entry) {
        var standing = entry.standing();
        var full = standing.failedFulls() > 0 && entry.full() == null ? nextSync(entry) : 0;
        var notBefore = entry.pending().itemsNotBefore();
        var items = standing.failedItems() > 0 && notBefore != null ? until(notBefore) : 0;
        return Math.max(0, Math.max(full, items));
    }

    private double until(Instant time) {
        return Duration.between(clock.instant(), time).toMillis() / 1000.0;
    }
}
