package io.arrgus.simulator;

import io.arrgus.simulator.library.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON object that came with a request; members of other names than those that are asked for mean nothing. */
record Sent(ObjectNode json) {

    /** The object that was sent; if it is none, the call is answered, as the real framework does it. */
    static Optional<Sent> read(Call call) throws IOException {
        var type = call.request().header("Content-Type");
        if (type.isEmpty() && call.request().body().isEmpty()) {
            return bad(call, "", "A non-empty request body is required.");
        }
        if (type.isEmpty()) {
            call.problem(415, Map.of());
            return Optional.empty();
        }
        if (!type.get().startsWith("application/json") && !type.get().startsWith("text/json")) {
            call.answerEmpty(call.apiHead(415));
            return Optional.empty();
        }
        try {
            return read(call, Json.read(call.request().body()));
        } catch (JacksonException malformed) {
            return bad(call, "$", "Expected start of a property name or value, but instead reached end of data.");
        }
    }

    private static Optional<Sent> read(Call call, JsonNode json) throws IOException {
        if (json.isMissingNode() || json.isNull()) {
            return bad(call, "", "A non-empty request body is required.");
        }
        return json instanceof ObjectNode object
                ? Optional.of(new Sent(object))
                : bad(call, "$", "The JSON value could not be converted. Path: $ | LineNumber: 0.");
    }

    private static Optional<Sent> bad(Call call, String path, String message) throws IOException {
        call.problem(400, Map.of(path, message));
        return Optional.empty();
    }

    boolean has(String name) {
        return json.has(name);
    }

    String text(String name) {
        return json.path(name).asString("");
    }

    int number(String name) {
        return json.path(name).asInt(0);
    }

    OptionalInt optionalNumber(String name) {
        return json.path(name).isNumber() ? OptionalInt.of(number(name)) : OptionalInt.empty();
    }

    Optional<Boolean> flag(String name) {
        return json.path(name).isBoolean() ? Optional.of(json.path(name).asBoolean()) : Optional.empty();
    }

    boolean isNoText(String name) {
        return json.has(name) && !json.get(name).isNull() && !json.get(name).isString();
    }

    Set<Integer> numbers(String name) {
        var numbers = new LinkedHashSet<Integer>();
        json.path(name).forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }

    Optional<Set<Integer>> optionalNumbers(String name) {
        return json.path(name).isArray() ? Optional.of(numbers(name)) : Optional.empty();
    }

    /** The list of {@code {name, value}} that settings come in, as an object. */
    Sent fields() {
        var fields = json.objectNode();
        for (var field : json.path("fields")) {
            if (field.has("value")) {
                fields.set(field.path("name").asString(""), field.get("value"));
            }
        }
        return new Sent(fields);
    }

    /** A list of {@code {key, value}}. */
    Map<String, String> pairs(String name) {
        var pairs = new LinkedHashMap<String, String>();
        json.path(name)
                .forEach(pair -> pairs.put(
                        pair.path("key").asString(""), pair.path("value").asString("")));
        return pairs;
    }

    List<String> names() {
        return List.copyOf(json.propertyNames());
    }

    /** Writes a member's value as it was sent. */
    void write(JsonGenerator out, String name) {
        out.writePOJO(json.get(name));
    }
}
