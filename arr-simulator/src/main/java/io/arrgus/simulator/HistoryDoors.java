package io.arrgus.simulator;

import io.arrgus.simulator.library.HistoryJson;
import io.arrgus.simulator.library.HistoryRow;
import io.arrgus.simulator.library.HistoryRow.What;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Snapshot;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a history: page by page, since a moment, of one title. */
final class HistoryDoors {
    private final Instance instance;

    HistoryDoors(Instance instance) {
        this.instance = instance;
    }

    /** A page; rows of the same second stand in one order on one page, and in the other on the next. */
    void page(Call call) throws IOException {
        var types = call.place().query().all("eventType");
        var noNumber = types.stream().filter(type -> Place.number(type) == null).findFirst();
        if (noNumber.isPresent()) {
            Doors.badValue(call, "eventType", noNumber.get());
            return;
        }
        var paging = Paging.of(call, "date");
        if (paging.isEmpty()) {
            return;
        }
        var numbers = types.stream().map(Integer::valueOf).collect(Collectors.toSet());
        var now = instance.library().snapshot();
        var rows = instance.history().rows(now).stream()
                .filter(row -> isOneOf(numbers, row))
                .filter(row -> concerns(call, row))
                .sorted(order(paging.get()))
                .toList();
        var writer = writer(call, now);
        call.ok(json -> paging.get().write(json, rows, writer::write));
    }

    private static Comparator<HistoryRow> order(Paging paging) {
        var byDate = Comparator.comparing(HistoryRow::date);
        var byId = Comparator.comparingInt(HistoryRow::id);
        var dates = paging.ascending() ? byDate : byDate.reversed();
        return dates.thenComparing(paging.page() % 2 == 0 ? byId : byId.reversed());
    }

    private boolean isOneOf(Set<Integer> numbers, HistoryRow row) {
        return numbers.isEmpty() || numbers.contains(row.what().number(instance.product()));
    }

    private boolean concerns(Call call, HistoryRow row) {
        var query = call.place().query();
        var titles = query.all(instance.product() == Product.RADARR ? "movieIds" : "seriesIds");
        var download = query.first("downloadId");
        return (titles.isEmpty() || titles.contains(Integer.toString(row.file().arrId())))
                && (download.isEmpty()
                        || download.get().equalsIgnoreCase(row.file().downloadId()));
    }

    /** Everything since a moment, and of that moment; everything there is if none is given. */
    void since(Call call) throws IOException {
        var query = call.place().query();
        var text = query.first("date").orElse("");
        var date = moment(text);
        var type = query.first("eventType");
        if (date.isEmpty()) {
            Doors.badValue(call, "date", text);
        } else if (type.isPresent() && named(type.get()).isEmpty()) {
            Doors.badValue(call, "eventType", type.get());
        } else {
            var now = instance.library().snapshot();
            write(
                    call,
                    now,
                    instance.history().rows(now).stream()
                            .filter(row -> !row.date().isBefore(date.get()))
                            .filter(row ->
                                    type.isEmpty() || named(type.get()).stream().anyMatch(row.what()::equals))
                            .toList());
        }
    }

    /** In UTC, if no zone is given: that is where this server lives. */
    private static Optional<Instant> moment(String text) {
        try {
            if (text.isEmpty()) {
                return Optional.of(Instant.MIN);
            }
            if (text.matches("[0-9-]{10}")) {
                return Optional.of(
                        LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
            }
            return Optional.of(
                    text.matches(".*(Z|[+-][0-9:]{5})")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private List<What> named(String type) {
        return Arrays.stream(What.values())
                .filter(what -> type.equalsIgnoreCase(what.name(instance.product()))
                        || type.equals(Integer.toString(what.number(instance.product()))))
                .toList();
    }

    void ofTitle(Call call) throws IOException {
        var name = instance.product().resource() + "Id";
        var text = call.place().query().first(name).orElse("0");
        var id = Place.number(text);
        var now = instance.library().snapshot();
        if (id == null) {
            Doors.badValue(call, name, text);
        } else if (instance.product() == Product.SONARR
                && now.positionOfArrId(id).isEmpty()) {
            Doors.noSuchTitle(call, id);
        } else {
            write(
                    call,
                    now,
                    instance.history().rows(now).reversed().stream()
                            .filter(row -> row.file().arrId() == id)
                            .toList());
        }
    }

    private void write(Call call, Snapshot now, List<HistoryRow> rows) throws IOException {
        var writer = writer(call, now);
        call.ok(json -> {
            json.writeStartArray();
            rows.forEach(row -> writer.write(json, row));
            json.writeEndArray();
        });
    }

    private HistoryJson writer(Call call, Snapshot now) {
        var query = call.place().query();
        var withTitle = query.says(instance.product() == Product.RADARR ? "includeMovie" : "includeSeries");
        return new HistoryJson(instance.product(), now, withTitle, query.says("includeEpisode"));
    }
}
