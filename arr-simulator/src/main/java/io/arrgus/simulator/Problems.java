package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JsonGenerator;

/** Problem details as the framework of each product writes them. */
final class Problems {
    private Problems() {}

    static void write(JsonGenerator json, int status, Settings settings) {
        json.writeStartObject();
        start(json, status, "Not Found", settings);
        end(json);
    }

    static void writeBadValue(JsonGenerator json, String parameter, String value, Settings settings) {
        json.writeStartObject();
        start(json, 400, "One or more validation errors occurred.", settings);
        json.writeObjectPropertyStart("errors");
        json.writeArrayPropertyStart(parameter);
        json.writeString("The value '" + value + "' is not valid.");
        json.writeEndArray();
        json.writeEndObject();
        end(json);
    }

    private static void start(JsonGenerator json, int status, String title, Settings settings) {
        json.writeStringProperty("type", type(status, settings.product()));
        json.writeStringProperty("title", title);
        json.writeNumberProperty("status", status);
    }

    private static void end(JsonGenerator json) {
        json.writeStringProperty("traceId", "00-" + hex(16) + "-" + hex(8) + "-00");
        json.writeEndObject();
    }

    /** Sonarr 4 is older than the newer of the two documents. */
    private static String type(int status, Product product) {
        var notFound = status == 404;
        return switch (product) {
            case RADARR -> "https://tools.ietf.org/html/rfc9110#section-15.5." + (notFound ? 5 : 1);
            case SONARR -> "https://tools.ietf.org/html/rfc7231#section-6.5." + (notFound ? 4 : 1);
        };
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
