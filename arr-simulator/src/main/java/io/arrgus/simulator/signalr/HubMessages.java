package io.arrgus.simulator.signalr;

import io.arrgus.simulator.library.Change;
import io.arrgus.simulator.library.FileFacts;
import io.arrgus.simulator.library.Json;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Shelf;
import io.arrgus.simulator.library.Snapshot;
import io.arrgus.simulator.library.View;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** What is said on the line when something happens. */
final class HubMessages {
    private static final String UNSET = "0001-01-01T00:00:00Z";

    private final Product product;

    HubMessages(Product product) {
        this.product = product;
    }

    String version(String version) {
        return message("version", json -> json.writeStringProperty("version", version));
    }

    /** Something of that name is not what it was; what it is now, has to be asked for. */
    String sync(String name) {
        return message(name, json -> json.writeStringProperty("action", "sync"));
    }

    /** Nobody is told that something was created: it is always said to be updated. */
    List<String> of(Change change) {
        var messages = new ArrayList<String>();
        switch (change.kind()) {
            case ADDED -> {
                messages.add(updated(change.now(), change.arrId()));
                messages.add(updated(change.now(), change.arrId()));
            }
            case REMOVED -> messages.add(removed(change));
            case GRABBED -> {
                messages.add(sync("queue"));
                messages.add(sync("queue/details"));
            }
            case IMPORTED, UPGRADED, FILES_DELETED -> {
                change.lostFiles().forEach(file -> messages.add(lost(file)));
                change.newFiles().forEach(file -> messages.add(come(change.now(), file)));
                messages.add(updated(change.now(), change.arrId()));
            }
            case RENAMED, EDITED -> messages.add(updated(change.now(), change.arrId()));
        }
        return messages;
    }

    String updated(Snapshot snapshot, int arrId) {
        return resource(product.resource(), "updated", json -> title(json, snapshot, arrId));
    }

    private static void title(JsonGenerator json, Snapshot snapshot, int arrId) {
        snapshot.write(json, snapshot.positionOfArrId(arrId).orElseThrow(), new View("", false, true));
    }

    /** Radarr sends what a movie is before anything is known of it; Sonarr sends all that it knew. */
    private String removed(Change change) {
        return resource(product.resource(), "deleted", json -> {
            switch (product) {
                case SONARR -> title(json, change.before(), change.arrId());
                case RADARR -> blankMovie(json, change.arrId());
            }
        });
    }

    private static void blankMovie(JsonGenerator json, int arrId) {
        json.writeStartObject();
        json.writeNumberProperty("secondaryYearSourceId", 0);
        json.writeStringProperty("status", "tba");
        json.writeNumberProperty("year", 0);
        json.writeNumberProperty("qualityProfileId", 0);
        json.writeNumberProperty("movieFileId", 0);
        json.writeBooleanProperty("monitored", true);
        json.writeStringProperty("minimumAvailability", "released");
        json.writeBooleanProperty("isAvailable", false);
        json.writeNumberProperty("runtime", 0);
        json.writeNumberProperty("tmdbId", 0);
        json.writeStringProperty("added", UNSET);
        json.writeNumberProperty("popularity", 0);
        json.writeNumberProperty("id", arrId);
        json.writeEndObject();
    }

    private String come(Snapshot now, FileFacts file) {
        return resource(product.fileResource(), "updated", json -> new Shelf(product, now).write(json, file));
    }

    private String lost(FileFacts file) {
        return resource(product.fileResource(), "deleted", json -> {
            json.writeStartObject();
            switch (product) {
                case RADARR -> json.writeNumberProperty("movieId", 0);
                case SONARR -> {
                    json.writeNumberProperty("seriesId", 0);
                    json.writeNumberProperty("seasonNumber", 0);
                }
            }
            json.writeNumberProperty("size", 0);
            json.writeStringProperty("dateAdded", UNSET);
            json.writeBooleanProperty("qualityCutoffNotMet", false);
            json.writeNumberProperty("id", file.fileId());
            json.writeEndObject();
        });
    }

    private static String resource(String name, String action, Consumer<JsonGenerator> resource) {
        return message(name, json -> {
            json.writeName("resource");
            resource.accept(json);
            json.writeStringProperty("action", action);
        });
    }

    private static String message(String name, Consumer<JsonGenerator> body) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.compact(bytes)) {
            json.writeStartObject();
            json.writeNumberProperty("type", 1);
            json.writeStringProperty("target", "receiveMessage");
            json.writeArrayPropertyStart("arguments");
            json.writeStartObject();
            json.writeObjectPropertyStart("body");
            body.accept(json);
            json.writeEndObject();
            json.writeStringProperty("name", name);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
