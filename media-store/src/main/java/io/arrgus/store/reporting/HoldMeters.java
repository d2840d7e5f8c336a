package io.arrgus.store.reporting;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.service.metrics.ConnectionSeries;
import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.store.mongo.StoreCollections;
import io.micrometer.core.instrument.MeterRegistry;
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
    private final GaugeRows holds;
    private final GaugeRows titles;
    private volatile Map<ConnectionId, Integer> open = Map.of();

    HoldMeters(StoreCollections collections, ConnectionSeries series, MeterRegistry meters) {
        this.collections = collections;
        this.series = series;
        this.holds = GaugeRows.of(meters, "arrgus.store.holds", "Holds that wait for a person");
        this.titles = GaugeRows.of(meters, "arrgus.store.held.titles", "Titles in holds that wait for a person");
    }

    public void refresh() {
        open = collections.heldTitles();
        var shown = series.among("holds", open.keySet());
        holds.show(shown.stream()
                .map(it -> row(it, open.getOrDefault(it, 0) > 0 ? 1 : 0))
                .toList());
        titles.show(shown.stream().map(it -> row(it, open.getOrDefault(it, 0))).toList());
    }

    boolean showsHoldOf(ConnectionId connection) {
        return open.getOrDefault(connection, 0) > 0;
    }

    private static GaugeRows.Row row(ConnectionId connection, int value) {
        return GaugeRows.Row.of(Tags.of("connection", connection.value()), value);
    }
}
