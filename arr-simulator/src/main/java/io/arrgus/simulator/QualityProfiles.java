package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** The quality profiles that every Arr has from its first start. */
record QualityProfiles(Product product) {
    private static final List<String> NAMES =
            List.of("Any", "SD", "HD-720p", "HD-1080p", "Ultra-HD", "HD - 720p/1080p");

    /** A quality, or several of one rank. */
    private record Item(int id, String name, String source, int resolution, boolean inGroup) {}

    private static final List<Item> ITEMS = List.of(
            new Item(0, "Unknown", "unknown", 0, false),
            new Item(1, "SDTV", "television", 480, false),
            new Item(2, "DVD", "dvd", 480, false),
            new Item(4, "HDTV-720p", "television", 720, false),
            new Item(5, "WEBDL-720p", "web", 720, true),
            new Item(6, "Bluray-720p", "bluray", 720, false),
            new Item(9, "HDTV-1080p", "television", 1080, false),
            new Item(3, "WEBDL-1080p", "web", 1080, true),
            new Item(7, "Bluray-1080p", "bluray", 1080, false),
            new Item(18, "WEBDL-2160p", "web", 2160, true),
            new Item(19, "Bluray-2160p", "bluray", 2160, false));

    boolean has(int id) {
        return id >= 1 && id <= NAMES.size();
    }

    void writeAll(JsonGenerator json) {
        json.writeStartArray();
        for (var id = 1; id <= NAMES.size(); id++) {
            write(json, id);
        }
        json.writeEndArray();
    }

    void write(JsonGenerator json, int id) {
        json.writeStartObject();
        json.writeStringProperty("name", NAMES.get(id - 1));
        json.writeBooleanProperty("upgradeAllowed", false);
        json.writeNumberProperty("cutoff", 7);
        json.writeArrayPropertyStart("items");
        ITEMS.forEach(item -> write(json, item, id));
        json.writeEndArray();
        json.writeNumberProperty("minFormatScore", 0);
        json.writeNumberProperty("cutoffFormatScore", 0);
        json.writeNumberProperty("minUpgradeFormatScore", 1);
        json.writeArrayPropertyStart("formatItems");
        json.writeEndArray();
        if (product == Product.RADARR) {
            json.writeObjectPropertyStart("language");
            json.writeNumberProperty("id", -2);
            json.writeStringProperty("name", "Original");
            json.writeEndObject();
        }
        json.writeNumberProperty("id", id);
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Item item, int profile) {
        json.writeStartObject();
        if (item.inGroup) {
            json.writeStringProperty("name", "WEB " + item.resolution + "p");
            json.writeArrayPropertyStart("items");
            json.writeStartObject();
            quality(json, item, profile);
            json.writeEndObject();
            json.writeEndArray();
            json.writeBooleanProperty("allowed", allows(item, profile));
            json.writeNumberProperty("id", 1_000 + item.id);
        } else {
            quality(json, item, profile);
        }
        json.writeEndObject();
    }

    private void quality(JsonGenerator json, Item item, int profile) {
        json.writeObjectPropertyStart("quality");
        json.writeNumberProperty("id", item.id);
        json.writeStringProperty("name", item.name);
        json.writeStringProperty("source", product == Product.RADARR ? ofMovies(item.source) : item.source);
        json.writeNumberProperty("resolution", item.resolution);
        if (product == Product.RADARR) {
            json.writeStringProperty("modifier", "none");
        }
        json.writeEndObject();
        json.writeArrayPropertyStart("items");
        json.writeEndArray();
        json.writeBooleanProperty("allowed", allows(item, profile));
    }

    private static String ofMovies(String source) {
        return switch (source) {
            case "television" -> "tv";
            case "web" -> "webdl";
            default -> source;
        };
    }

    private static boolean allows(Item item, int profile) {
        return switch (profile) {
            case 1 -> item.id > 0;
            case 2 -> item.resolution == 480;
            case 3 -> item.resolution == 720;
            case 4 -> item.resolution == 1080;
            case 5 -> item.resolution == 2160;
            default -> item.resolution == 720 || item.resolution == 1080;
        };
    }
}
