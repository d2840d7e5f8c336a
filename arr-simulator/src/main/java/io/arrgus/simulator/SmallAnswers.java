package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import tools.jackson.core.JsonGenerator;

/** The bodies that are always the same. */
final class SmallAnswers {
    private SmallAnswers() {}

    static void info(JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("current", "v3");
        json.writeArrayPropertyStart("deprecated");
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One that is there, and one that is not: of that, less is said. */
    static void rootFolders(JsonGenerator json, Product product) {
        var root = root(product);
        json.writeStartArray();
        reachable(json, root);
        json.writeStartObject();
        json.writeStringProperty("path", root + "-offline");
        json.writeBooleanProperty("accessible", false);
        json.writeNumberProperty("id", 2);
        json.writeEndObject();
        json.writeEndArray();
    }

    static String root(Product product) {
        return switch (product) {
            case RADARR -> "/movies";
            case SONARR -> "/tv";
        };
    }

    private static void reachable(JsonGenerator json, String root) {
        json.writeStartObject();
        json.writeStringProperty("path", root);
        json.writeBooleanProperty("accessible", true);
        json.writeNumberProperty("freeSpace", 78_588_960_768L);
        json.writeArrayPropertyStart("unmappedFolders");
        json.writeStartObject();
        json.writeStringProperty("name", "to be sorted");
        json.writeStringProperty("path", root + "/to be sorted");
        json.writeStringProperty("relativePath", "to be sorted");
        json.writeEndObject();
        json.writeEndArray();
        json.writeNumberProperty("id", 1);
        json.writeEndObject();
    }

    static void badRequest(JsonGenerator json, String sentence) {
        json.writeStartObject();
        json.writeStringProperty("message", "BadRequest: " + sentence);
        json.writeStringProperty("content", sentence);
        json.writeEndObject();
    }

    /** The handler of exceptions tells more than it should. */
    static void error(JsonGenerator json, String message, String exception) {
        json.writeStartObject();
        json.writeStringProperty("message", message);
        json.writeStringProperty("description", """
                %s: %s
                   at Invented.Datastore.Query(String sql) in ./Datastore.cs:line 189
                   at Invented.Http.Invoke(HttpContext context)""".formatted(exception, message));
        json.writeEndObject();
    }

    static void starting(JsonGenerator json, Product product) {
        json.writeStartObject();
        json.writeStringProperty("errorMessage", product.appName() + " is starting up, please try again later");
        json.writeEndObject();
    }
}
