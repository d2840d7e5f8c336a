package io.arrgus.simulator;

import io.arrgus.simulator.Faults.Trouble;
import io.arrgus.simulator.http.BodyCut;
import io.arrgus.simulator.http.BodyWriter;
import io.arrgus.simulator.http.Exchange;
import io.arrgus.simulator.http.HttpRequest;
import io.arrgus.simulator.library.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.exc.JacksonIOException;

/** One call on its way through the application: what was asked, where, and what goes wrong with the answer. */
record Call(Exchange exchange, Place place, Trouble trouble, Pacing pacing, Settings settings) {

    HttpRequest request() {
        return exchange.request();
    }

    AnswerHead head(int status) {
        return AnswerHead.of(status, settings.clock());
    }

    /** An answer of the API that is no error of the exception handler. */
    AnswerHead apiHead(int status) {
        var head = head(status).with("X-Application-Version", settings.version());
        if (request().header("Origin").isPresent()) {
            head.with("Access-Control-Allow-Origin", "*");
        }
        return request().is("OPTIONS") ? head : head.notStored();
    }

    void answerEmpty(AnswerHead head) throws IOException {
        exchange.answer(head.length(0).build(), new byte[0]);
    }

    /** Sends {@code text}; unlike the JSON it has a length, as long as it is not compressed. */
    void answerText(AnswerHead head, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var compression = Compression.of(request(), settings.product());
        if (compression.isWanted() || spoilsBody()) {
            answerBody(head, 10, out -> out.write(bytes));
        } else {
            exchange.answer(compression.tell(head.length(bytes.length)).build(), bytes);
        }
    }

    void answerJson(AnswerHead head, Consumer<JsonGenerator> json) throws IOException {
        answerJson(head, 10, json);
    }

    /** @param cutAfter so many bytes come through if the body is to be cut */
    void answerJson(AnswerHead head, long cutAfter, Consumer<JsonGenerator> json) throws IOException {
        answerBody(head, cutAfter, out -> {
            try (var generator = Strange.around(Json.indented(out), trouble)) {
                json.accept(generator);
            } catch (JacksonIOException wrapped) {
                throw wrapped.getCause();
            }
        });
    }

    /** The same as the handler of exceptions writes it: never compressed, and with codes for all that is not harmless. */
    void answerErrorJson(AnswerHead head, Consumer<JsonGenerator> json) throws IOException {
        exchange.stream(head.chunked().build(), out -> {
            try (var generator = Json.cautious(out)) {
                json.accept(generator);
            }
        });
    }

    /** An answer of the API, as JSON. */
    void ok(Consumer<JsonGenerator> json) throws IOException {
        answerJson(jsonHead(200), json);
    }

    /** 201 or 202, with the address of what was made or changed. */
    void written(int status, String path, Consumer<JsonGenerator> json) throws IOException {
        var host = request().header("Host").orElse("localhost");
        answerJson(jsonHead(status).with("Location", "http://" + host + place.base() + path), json);
    }

    AnswerHead jsonHead(int status) {
        return apiHead(status).type(Accept.type(request(), settings.product()));
    }

    /** What the framework says by itself, before the application is asked. */
    void problem(int status, Map<String, String> errors) throws IOException {
        var head = apiHead(status).type(Problems.contentType(this));
        answerJson(head, 100, json -> Problems.write(json, status, errors, settings));
    }

    /** What the application says to something that it cannot make sense of. */
    void badRequest(String sentence) throws IOException {
        failed(400, json -> SmallAnswers.badRequest(json, sentence));
    }

    /** What is wrong with something that was to be written. */
    void invalid(List<Failure> failures) throws IOException {
        failed(400, json -> Failure.write(json, failures, settings.product()));
    }

    /** What the handler of exceptions makes of an exception. */
    void error(int status, String message, String exception) throws IOException {
        failed(status, json -> SmallAnswers.error(json, message, exception));
    }

    void failed(int status, Consumer<JsonGenerator> json) throws IOException {
        answerErrorJson(head(status).type(AnswerHead.BARE_JSON).notStoredAfterAnError(), json);
    }

    private void answerBody(AnswerHead head, long cutAfter, BodyWriter body) throws IOException {
        var compression = Compression.of(request(), settings.product());
        exchange.stream(compression.tell(head.chunked()).build(), wire -> {
            compression.around(slowed(wire), out -> writeAndCut(out, cutAfter, body));
        });
    }

    private OutputStream slowed(OutputStream wire) {
        var rate = trouble.slowBody().map(Fault::bytesPerSecond).orElse(pacing.bytesPerSecond());
        return rate == Pacing.UNLIMITED ? wire : new Trickle(wire, rate);
    }

    private void writeAndCut(OutputStream out, long cutAfter, BodyWriter body) throws IOException {
        if (!spoilsBody()) {
            body.writeTo(out);
            return;
        }
        try {
            body.writeTo(new Scissors(out, cutAfter));
        } catch (Scissors.Cut cut) {
            if (trouble.is(FaultKind.CUT_BODY)) {
                out.flush();
                throw new BodyCut();
            }
        }
    }

    private boolean spoilsBody() {
        return trouble.at(FaultKind.Stage.BODY).isPresent();
    }
}
