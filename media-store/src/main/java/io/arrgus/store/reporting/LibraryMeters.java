package io.arrgus.store.reporting;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.service.metrics.ConnectionSeries;
import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.GaugeRows.Row;
import io.arrgus.service.metrics.Refreshed;
import io.arrgus.store.kernel.MediaDatabase;
import io.arrgus.store.mongo.StoreCollections;
import io.arrgus.store.reporting.LibraryTotals.Sum;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Shows what is in each library. It is counted in the database, and only where something changed: a scrape costs nobody
 * anything, and an Arr is never asked. Every store shows the same.
 */
@Component
final class LibraryMeters implements Refreshed {

    /** A title is written a moment after the time it bears. */
    private static final Duration WRITTEN_LATER = Duration.ofMinutes(5);

    private static final String PROFILE = "quality_profile";
    private static final String FOLDER = "root_folder";

    private final StoreCollections collections;
    private final MediaDatabase database;
    private final ConnectionSeries series;
    private final Duration every;
    private final Map<ConnectionId, LibraryTotals> libraries = new HashMap<>();
    private final GaugeRows titles;
    private final GaugeRows monitored;
    private final GaugeRows size;
    private final GaugeRows profileTitles;
    private final GaugeRows profileSize;
    private final GaugeRows folderTitles;
    private final GaugeRows folderSize;
    private Instant counted = Instant.EPOCH.plus(WRITTEN_LATER);

    LibraryMeters(
            StoreCollections collections,
            MediaDatabase database,
            ConnectionSeries series,
            LibraryMetersProperties properties,
            MeterRegistry meters) {
        this.collections = collections;
        this.database = database;
        this.series = series;
        this.every = properties.libraryMetersEvery();
        this.titles = titles(meters, "titles", "Titles by status");
        this.monitored = titles(meters, "monitored.titles", "Titles that are wanted");
        this.size = bytes(meters, "size", "Size on disk");
        this.profileTitles = titles(meters, "quality.profile.titles", "Titles by quality profile");
        this.profileSize = bytes(meters, "quality.profile.size", "Size on disk by quality profile");
        this.folderTitles = titles(meters, "root.folder.titles", "Titles by root folder");
        this.folderSize = bytes(meters, "root.folder.size", "Size on disk by root folder");
    }

    private static GaugeRows titles(MeterRegistry meters, String name, String what) {
        return GaugeRows.of(meters, "arrgus.library." + name, what);
    }

    private static GaugeRows bytes(MeterRegistry meters, String name, String what) {
        return GaugeRows.of(meters, "arrgus.library." + name, what, "bytes");
    }

    @Override
    public Duration every() {
        return every;
    }

    @Override
    public void refresh() {
        var now = database.now();
        var changed = collections.changedSince(counted.minus(WRITTEN_LATER));
        changed.forEach(this::count);
        counted = now;
        if (!changed.isEmpty()) {
            show();
        }
    }

    private void count(ConnectionId connection) {
        var parts = collections.library(connection);
        if (parts.isEmpty()) {
            libraries.remove(connection);
        } else {
            libraries.put(connection, LibraryTotals.of(parts));
        }
    }

    private void show() {
        var shown = series.among("libraries", libraries.keySet()).stream()
                .map(id -> new Shown(Tags.of("connection", id.value()), Objects.requireNonNull(libraries.get(id))))
                .toList();
        rows(titles, shown, LibraryMeters::byStatus);
        rows(
                monitored,
                shown,
                it -> Stream.of(Row.of(it.connection(), it.library().monitored())));
        rows(
                size,
                shown,
                it -> Stream.of(Row.of(it.connection(), it.library().all().size())));
        rows(profileTitles, shown, it -> by(it, PROFILE, it.library().byQualityProfile(), Sum::titles));
        rows(profileSize, shown, it -> by(it, PROFILE, it.library().byQualityProfile(), Sum::size));
        rows(folderTitles, shown, it -> by(it, FOLDER, it.library().byRootFolder(), Sum::titles));
        rows(folderSize, shown, it -> by(it, FOLDER, it.library().byRootFolder(), Sum::size));
    }

    private record Shown(Tags connection, LibraryTotals library) {}

    private static void rows(GaugeRows gauge, List<Shown> shown, Function<Shown, Stream<Row>> rows) {
        gauge.show(shown.stream().flatMap(rows).toList());
    }

    private static Stream<Row> byStatus(Shown shown) {
        return shown.library().byStatus().entrySet().stream()
                .map(it -> Row.of(
                        shown.connection().and("status", it.getKey().name().toLowerCase(Locale.ROOT)), it.getValue()));
    }

    private static Stream<Row> by(Shown shown, String label, Map<String, Sum> sums, Function<Sum, Long> value) {
        return sums.entrySet().stream()
                .map(it -> Row.of(shown.connection().and(label, it.getKey()), value.apply(it.getValue())));
    }
}
