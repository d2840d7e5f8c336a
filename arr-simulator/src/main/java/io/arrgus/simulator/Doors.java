package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** What all doors of the API have in common. */
final class Doors {
    private Doors() {}

    /** 404 of a call for one thing that is not there. */
    static void unknown(Call call) throws IOException {
        call.problem(404, Map.of());
    }

    /** The value of a query parameter is none of its type. */
    static void badValue(Call call, String parameter, String value) throws IOException {
        call.problem(400, Map.of(parameter, "The value '" + value + "' is not valid."));
    }

    /** One of several things is not there: the whole call fails. */
    static void oneIsMissing(Call call) throws IOException {
        call.error(500, "Expected query to return 1 rows but returned 0", "System.ApplicationException");
    }

    static void noSuchTitle(Call call, int id) throws IOException {
        var kind = call.settings().product() == Product.RADARR ? "Movie" : "Series";
        call.error(404, kind + " with ID " + id + " does not exist", "Invented.ModelNotFoundException");
    }

    /** {@code {}} */
    static void nothing(JsonGenerator json) {
        json.writeStartObject();
        json.writeEndObject();
    }
}
