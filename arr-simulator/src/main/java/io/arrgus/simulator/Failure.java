package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One thing that is wrong with what somebody wanted to have written.
 *
 * @param attempted what was given; nothing if nothing was
 * @param more what the message is made from, besides the names of the property
 */
record Failure(String property, String message, @Nullable Object attempted, String code, Map<String, Object> more) {

    static Failure of(String property, String message, @Nullable Object attempted, String code) {
        return new Failure(property, message, attempted, code, Map.of());
    }

    static Failure empty(String property) {
        return of(property, "'" + words(property) + "' must not be empty.", null, "NotEmptyValidator");
    }

    static Failure notPositive(String property, int attempted) {
        return new Failure(
                property,
                "'" + words(property) + "' must be greater than '0'.",
                attempted,
                "GreaterThanValidator",
                Map.of("comparisonValue", 0, "comparisonProperty", ""));
    }

    static Failure path(String property, String message, String attempted, String code) {
        return new Failure(property, message, attempted, code, Map.of("path", attempted));
    }

    static void write(JsonGenerator json, List<Failure> failures, Product product) {
        json.writeStartArray();
        failures.forEach(failure -> failure.write(json, product));
        json.writeEndArray();
    }

    private void write(JsonGenerator json, Product product) {
        json.writeStartObject();
        json.writeStringProperty("propertyName", property);
        json.writeStringProperty("errorMessage", message);
        if (attempted != null) {
            json.writePOJOProperty("attemptedValue", attempted);
        }
        json.writeStringProperty("severity", "error");
        json.writeStringProperty("errorCode", code);
        if (product == Product.SONARR) {
            json.writeArrayPropertyStart("formattedMessageArguments");
            json.writeEndArray();
        }
        json.writeObjectPropertyStart("formattedMessagePlaceholderValues");
        for (var name : List.of("comparisonValue", "comparisonProperty", "path", "regularExpression")) {
            if (more.containsKey(name)) {
                json.writePOJOProperty(name, more.get(name));
            }
        }
        json.writeStringProperty("propertyName", words(property));
        json.writePOJOProperty("propertyValue", attempted);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** {@code Quality Profile Id}, of {@code QualityProfileId}. */
    private static String words(String property) {
        return property.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
