package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Snapshot;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes a title of which no client can make sense; with or without the ids that tell at least which one it is. */
final class BrokenItem {
    private static final List<String> NO_STRINGS_ELSEWHERE = List.of(
            "sizeOnDisk", "year", "hasFile", "monitored", "images", "movieFile", "seasons", "statistics", "genres");

    private BrokenItem() {}

    static void write(JsonGenerator json, Snapshot snapshot, int position, FaultKind kind, Product product) {
        json.writeStartObject();
        json.writeArrayPropertyStart("title");
        json.writeString("a title");
        json.writeNumber(2);
        json.writeEndArray();
        json.writeObjectPropertyStart("sortTitle");
        json.writeEndObject();
        json.writeObjectPropertyStart("path");
        json.writeNumberProperty("id", 1);
        json.writeEndObject();
        NO_STRINGS_ELSEWHERE.forEach(member -> json.writeStringProperty(member, "perhaps"));
        writeIds(json, snapshot, position, kind == FaultKind.UNREADABLE_ITEM, product);
        json.writeEndObject();
    }

    private static void writeIds(
            JsonGenerator json, Snapshot snapshot, int position, boolean readable, Product product) {
        if (readable) {
            json.writeNumberProperty(product.externalIdName(), snapshot.externalId(position));
            json.writeNumberProperty("id", snapshot.arrId(position));
        } else {
            json.writeStringProperty(product.externalIdName(), "unknown");
            json.writeBooleanProperty("id", true);
        }
    }
}
