package io.arrgus.store.reporting;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.service.metrics.ConnectionSeries;
import io.arrgus.store.mongo.StoreCollections;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Shows by connection what waits for a person: for an alert. Every store shows the same, as all of them look into the
 * same database. What a person approved or dismissed does not count.
 */
@Component
public final class HoldMeters {

    private final StoreCollections collections;
    private final ConnectionSeries series;
    private final MultiGauge holds;
    private final MultiGauge titles;
    private volatile Map<ConnectionId, Integer> open = Map.of();

    HoldMeters(StoreCollections collections, ConnectionSeries series, MeterRegistry meters) {
        this.collections = collections;
        this.series = series;
        this.holds = MultiGauge.builder("arrgus.store.holds")
                .description("Holds that wait for a person")
                .register(meters);
        this.titles = MultiGauge.builder("arrgus.store.held.titles")
                .description("Titles in holds that wait for a person")
                .register(meters);
    }

    public void refresh() {
        open = collections.heldTitles();
        var shown = series.among("holds", open.keySet());
        holds.register(
                shown.stream()
                        .map(it -> row(it, open.getOrDefault(it, 0) > 0 ? 1 : 0))
                        .toList(),
                true);
        titles.register(
                shown.stream().map(it -> row(it, open.getOrDefault(it, 0))).toList(), true);
    }

    boolean showsHoldOf(ConnectionId connection) {
        return open.getOrDefault(connection, 0) > 0;
    }

    private static MultiGauge.Row<Number> row(ConnectionId connection, int value) {
        return MultiGauge.Row.of(Tags.of("connection", connection.value()), value);
    }
}
