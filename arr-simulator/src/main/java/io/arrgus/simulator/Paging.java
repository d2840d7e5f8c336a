package io.arrgus.simulator;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/**
 * One page of something, with the oddities of the real ones: page 0 is page 1, no page is too small for a negative
 * size, and what is not sorted by anything else comes in whatever order.
 *
 * @param page as it was asked for
 */
record Paging(int page, int size, String sortKey, boolean ascending) {

    /** @return nothing if the call is answered: a number is none */
    static Optional<Paging> of(Call call, String sortKey) throws IOException {
        var query = call.place().query();
        for (var name : List.of("page", "pageSize")) {
            var text = query.first(name);
            if (text.isPresent() && Place.number(text.get()) == null) {
                Doors.badValue(call, name, text.get());
                return Optional.empty();
            }
        }
        return Optional.of(new Paging(
                query.first("page").map(Integer::parseInt).orElse(1),
                query.first("pageSize").map(Integer::parseInt).orElse(10),
                sortKey,
                query.first("sortDirection").orElse("").equalsIgnoreCase("ascending")));
    }

    <T> List<T> of(List<T> all) {
        if (size < 0) {
            return all;
        }
        var from = Math.min(all.size(), (long) (Math.max(1, page) - 1) * size);
        return all.subList((int) from, (int) Math.min(all.size(), from + size));
    }

    /** A queue has no pages behind its end; and the one that it shows instead is not always its last. */
    Paging notBehind(int total) {
        return page > 1 && size > 0 && total <= (page - 1L) * size
                ? new Paging(Math.max(1, total / size), size, sortKey, ascending)
                : this;
    }

    <T> void write(JsonGenerator json, List<T> all, BiConsumer<JsonGenerator, T> one) {
        json.writeStartObject();
        json.writeNumberProperty("page", page);
        json.writeNumberProperty("pageSize", size);
        json.writeStringProperty("sortKey", sortKey);
        json.writeStringProperty("sortDirection", ascending ? "ascending" : "descending");
        json.writeNumberProperty("totalRecords", all.size());
        json.writeArrayPropertyStart("records");
        of(all).forEach(record -> one.accept(json, record));
        json.writeEndArray();
        json.writeEndObject();
    }
}
