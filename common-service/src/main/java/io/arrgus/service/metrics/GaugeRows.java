package io.arrgus.service.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Gauges of one name, as many as there are things to show. A row that stays is changed in place: Micrometer's own
 * {@code MultiGauge} takes all of them away and adds them again, and a scrape at that moment finds the name twice and fails.
 */
public final class GaugeRows {

    private final MeterRegistry meters;
    private final String name;
    private final String description;
    private final @Nullable String unit;
    private final Map<Tags, Shown> shown = new HashMap<>();

    private GaugeRows(MeterRegistry meters, String name, String description, @Nullable String unit) {
        this.meters = meters;
        this.name = name;
        this.description = description;
        this.unit = unit;
    }

    public static GaugeRows of(MeterRegistry meters, String name, String description) {
        return new GaugeRows(meters, name, description, null);
    }

    public static GaugeRows of(MeterRegistry meters, String name, String description, String unit) {
        return new GaugeRows(meters, name, description, unit);
    }

    /** One gauge. Its value is asked for by each scrape. */
    public record Row(Tags tags, DoubleSupplier value) {

        public static Row of(Tags tags, Number value) {
            return new Row(tags, value::doubleValue);
        }

        public static <T> Row of(Tags tags, T subject, ToDoubleFunction<T> value) {
            return new Row(tags, () -> value.applyAsDouble(subject));
        }
    }

    private record Shown(Gauge gauge, AtomicReference<DoubleSupplier> value) {}

    /** These and no others. What is new comes before what is gone goes, so that the name is never without a row between. */
    public synchronized void show(List<Row> rows) {
        var gone = new HashSet<>(shown.keySet());
        for (var row : rows) {
            gone.remove(row.tags());
            shown.computeIfAbsent(row.tags(), tags -> added(tags, row.value()))
                    .value()
                    .set(row.value());
        }
        for (var tags : gone) {
            var row = shown.remove(tags);
            if (row != null) {
                meters.remove(row.gauge());
            }
        }
    }

    private Shown added(Tags tags, DoubleSupplier first) {
        var value = new AtomicReference<>(first);
        var gauge = Gauge.builder(name, value, it -> it.get().getAsDouble())
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .strongReference(true)
                .register(meters);
        return new Shown(gauge, value);
    }
}
