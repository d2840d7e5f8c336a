package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Snapshot;
import tools.jackson.core.JsonGenerator;

/** Writes a title of which no client can make sense; with or without the ids that tell at least which one it is. */
final class BrokenItem {
    private BrokenItem() {}

    static void write(JsonGenerator json, Snapshot snapshot, int position, FaultKind kind, Product product) {
        var withIds = kind == FaultKind.UNREADABLE_ITEM;
        json.writeStartObject();
        json.writeArrayPropertyStart("title");
        json.writeString("a title");
        json.writeNumber(2);
        json.writeEndArray();
        json.writeObjectPropertyStart("sortTitle");
        json.writeEndObject();
        json.writeStringProperty("sizeOnDisk", "plenty");
        json.writeStringProperty("year", "soon");
        json.writeObjectPropertyStart("path");
        json.writeNumberProperty("id", 1);
        json.writeEndObject();
        json.writeStringProperty("hasFile", "perhaps");
        json.writeStringProperty("monitored", "perhaps");
        json.writeStringProperty("images", "none");
        json.writeStringProperty("movieFile", "none");
        json.writeStringProperty("seasons", "none");
        json.writeStringProperty("statistics", "none");
        if (withIds) {
            json.writeNumberProperty(product.externalIdName(), snapshot.externalId(position));
            json.writeNumberProperty("id", snapshot.arrId(position));
        } else {
            json.writeStringProperty(product.externalIdName(), "unknown");
            json.writeBooleanProperty("id", true);
        }
        json.writeEndObject();
    }
}
