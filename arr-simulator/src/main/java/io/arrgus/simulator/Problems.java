package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.core.JsonGenerator;

/** Problem details as the framework of each product writes them. */
final class Problems {
    private Problems() {}

    /** @param errors what is wrong, by the place where it is; none if there is nothing to say */
    static void write(JsonGenerator json, int status, Map<String, String> errors, Settings settings) {
        json.writeStartObject();
        json.writeStringProperty("type", type(status, settings.product()));
        json.writeStringProperty("title", title(status));
        json.writeNumberProperty("status", status);
        if (!errors.isEmpty()) {
            json.writeObjectPropertyStart("errors");
            errors.forEach((where, what) -> {
                json.writeArrayPropertyStart(where);
                json.writeString(what);
                json.writeEndArray();
            });
            json.writeEndObject();
        }
        json.writeStringProperty("traceId", "00-" + hex(16) + "-" + hex(8) + "-00");
        json.writeEndObject();
    }

    /** Where an action declares what it answers, its problems call themselves plain JSON. */
    static String contentType(Call call) {
        var route = call.place().route();
        var writes = !call.request().is("GET");
        var declared = switch (call.settings().product()) {
            case RADARR -> route.endpoint() == Endpoint.HISTORY || (route == Route.LIST && writes);
            case SONARR -> !writes || route == Route.LIST || route == Route.ITEM;
        };
        return declared ? AnswerHead.JSON : AnswerHead.PROBLEM_JSON;
    }

    private static String title(int status) {
        return switch (status) {
            case 404 -> "Not Found";
            case 415 -> "Unsupported Media Type";
            default -> "One or more validation errors occurred.";
        };
    }

    /** Sonarr 4 is older than the newer of the two documents. */
    private static String type(int status, Product product) {
        return switch (product) {
            case RADARR -> "https://tools.ietf.org/html/rfc9110#section-15.5." + (status - 399);
            case SONARR ->
                "https://tools.ietf.org/html/rfc7231#section-6.5." + (status == 415 ? 13 : Math.max(1, status - 400));
        };
    }

    private static String hex(int bytes) {
        var random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
