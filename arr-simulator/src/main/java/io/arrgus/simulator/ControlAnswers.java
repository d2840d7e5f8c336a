package io.arrgus.simulator;

import io.arrgus.simulator.http.Exchange;
import io.arrgus.simulator.http.Head;
import io.arrgus.simulator.http.Header;
import io.arrgus.simulator.library.Json;
import io.arrgus.simulator.library.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Writes the answers of the control API. */
final class ControlAnswers {
    private static final byte[] LINE_END = "\n".getBytes(StandardCharsets.US_ASCII);

    private final SimulatedArr arr;

    ControlAnswers(SimulatedArr arr) {
        this.arr = arr;
    }

    void help(Exchange exchange) throws IOException {
        var text = Resources.read("control.txt").getBytes(StandardCharsets.UTF_8);
        exchange.stream(head(200, "text/plain; charset=utf-8"), out -> out.write(text));
    }

    void summary(Exchange exchange) throws IOException {
        answer(exchange, 200, json -> {
            json.writeStringProperty("app", arr.product().appName());
            json.writeStringProperty("url", arr.url());
            json.writeNumberProperty("titles", arr.library().size());
            json.writeStringProperty("pacing", Names.of(arr.pacing()));
            writeFaults(json);
            writeCalls(json);
        });
    }

    /** One line per title; from one moment, however long it takes. */
    void truth(Exchange exchange) throws IOException {
        var now = arr.library().snapshot();
        exchange.stream(head(200, "application/x-ndjson"), out -> {
            for (var position = 0; position < now.size(); position++) {
                try (var json = Json.compact(out)) {
                    json.writeStartObject();
                    json.writeNumberProperty("arrId", now.arrId(position));
                    json.writeNumberProperty("externalId", now.externalId(position));
                    json.writeName("title");
                    now.write(json, position, View.LIST);
                    json.writeEndObject();
                }
                out.write(LINE_END);
            }
        });
    }

    void changed(Exchange exchange, List<Integer> arrIds) throws IOException {
        answer(exchange, 200, json -> {
            json.writeNumberProperty("titles", arr.library().size());
            json.writeArrayPropertyStart("arrIds");
            arrIds.forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    void faults(Exchange exchange) throws IOException {
        answer(exchange, 200, this::writeFaults);
    }

    void calls(Exchange exchange) throws IOException {
        answer(exchange, 200, this::writeCalls);
    }

    void mistake(Exchange exchange, int status, String sentence) throws IOException {
        answer(exchange, status, json -> json.writeStringProperty("error", sentence));
    }

    private void writeFaults(JsonGenerator json) {
        json.writeArrayPropertyStart("faults");
        for (var fault : arr.faults().waiting()) {
            json.writeStartObject();
            json.writeStringProperty("name", Names.of(fault.kind()));
            json.writeArrayPropertyStart("on");
            fault.endpoints().stream().sorted().map(Names::of).forEach(json::writeString);
            json.writeEndArray();
            if (fault.times() != Fault.UNTIL_CLEARED) {
                json.writeNumberProperty("times", fault.times());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeCalls(JsonGenerator json) {
        var calls = arr.calls();
        json.writeObjectPropertyStart("calls");
        for (var endpoint : Endpoint.values()) {
            json.writeNumberProperty(Names.of(endpoint), calls.of(endpoint));
        }
        json.writeNumberProperty("underWay", calls.underWay());
        json.writeNumberProperty("mostAtOnce", calls.mostAtOnce());
        json.writeNumberProperty("mostListsAtOnce", calls.mostAtOnce(Endpoint.LIST));
        json.writeEndObject();
    }

    private static void answer(Exchange exchange, int status, Consumer<JsonGenerator> members) throws IOException {
        exchange.stream(head(status, "application/json"), out -> {
            try (var json = Json.indented(out)) {
                json.writeStartObject();
                members.accept(json);
                json.writeEndObject();
            }
            out.write(LINE_END);
        });
    }

    private static Head head(int status, String type) {
        return new Head(status, List.of(new Header("Content-Type", type), new Header("Transfer-Encoding", "chunked")));
    }
}
