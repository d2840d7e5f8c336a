package io.arrgus.simulator;

import io.arrgus.simulator.Webhooks.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/** Registers those who want to be told of what happens. */
final class NotificationDoors {
    private final Instance instance;
    private final Webhooks webhooks;

    NotificationDoors(Instance instance) {
        this.instance = instance;
        this.webhooks = instance.webhooks();
    }

    void all(Call call) throws IOException {
        call.ok(json -> {
            json.writeStartArray();
            webhooks.all().forEach(notification -> notification.write(json, instance.product()));
            json.writeEndArray();
        });
    }

    void one(Call call) throws IOException {
        var notification = webhooks.find(call.place().id());
        if (notification.isEmpty()) {
            Doors.unknown(call);
        } else {
            call.ok(json -> notification.get().write(json, instance.product()));
        }
    }

    /** The template; of all the kinds there are, this is the only one that is known here. */
    void schema(Call call) throws IOException {
        var template = new Notification(0, "", Set.of(), Set.of(), "", 1, "", "", Map.of());
        call.ok(json -> {
            json.writeStartArray();
            template.write(json, instance.product());
            json.writeEndArray();
        });
    }

    void add(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isPresent()) {
            var wanted = Notification.of(0, sent.get(), instance.product(), "");
            if (isFine(call, sent.get(), wanted) && passesTest(call, wanted)) {
                written(call, 201, webhooks.keep(wanted));
            }
        }
    }

    /** Whoever changes nothing is not tested. */
    void put(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var old = webhooks.find(call.place().id());
        if (old.isEmpty()) {
            var sentence = "NotificationDefinition with ID " + call.place().id() + " does not exist";
            call.error(404, sentence, "Invented.ModelNotFoundException");
            return;
        }
        var wanted = Notification.of(
                call.place().id(), sent.get(), instance.product(), old.get().password());
        if (isFine(call, sent.get(), wanted) && (wanted.equals(old.get()) || passesTest(call, wanted))) {
            written(call, 202, webhooks.keep(wanted));
        }
    }

    private void written(Call call, int status, Notification notification) throws IOException {
        var path = "/api/v3/notification/" + notification.id();
        call.written(status, path, json -> notification.write(json, instance.product()));
    }

    void delete(Call call) throws IOException {
        webhooks.forget(call.place().id());
        call.ok(Doors::nothing);
    }

    private boolean isFine(Call call, Sent sent, Notification wanted) throws IOException {
        var wrong = new ArrayList<Failure>();
        if (wanted.name().isEmpty()) {
            wrong.add(Failure.empty("Name"));
        }
        if (webhooks.isNameTaken(wanted)) {
            wrong.add(Failure.of("Name", "Should be unique", wanted.name(), "PredicateValidator"));
        }
        if (!sent.has("fields")) {
            wrong.add(Failure.of("Fields", "'Fields' must not be empty.", null, "NotNullValidator"));
        }
        if (!wrong.isEmpty()) {
            call.invalid(wrong);
        } else if (!wanted.hasUrl()) {
            var sentence = "Invalid Url: '" + wanted.url() + "'";
            call.failed(400, json -> refusals(json, sentence, Optional.of(wanted.url())));
        } else {
            return true;
        }
        return false;
    }

    private boolean passesTest(Call call, Notification wanted) throws IOException {
        var problem = wanted.wantsAnything() ? webhooks.test(wanted) : Optional.<Problem>empty();
        if (problem.isPresent()) {
            tell(call, problem.get());
        }
        return problem.isEmpty();
    }

    /** A receiver that answers is told of; of one that does not, the exception is. */
    private static void tell(Call call, Problem problem) throws IOException {
        if (problem.isAnswer()) {
            call.failed(400, json -> refusals(json, problem.sentence(), Optional.empty()));
        } else {
            call.error(500, problem.sentence(), "System.Net.Http.HttpRequestException");
        }
    }

    private static void refusals(JsonGenerator json, String sentence, Optional<String> attempted) {
        json.writeStartArray();
        json.writeStartObject();
        json.writeBooleanProperty("isWarning", false);
        refusal(json, sentence, attempted);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void refusal(JsonGenerator json, String sentence, Optional<String> attempted) {
        json.writeStringProperty("propertyName", "Url");
        json.writeStringProperty("errorMessage", sentence);
        attempted.ifPresent(text -> json.writeStringProperty("attemptedValue", text));
        json.writeStringProperty("severity", "error");
    }

    void test(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var id = sent.get().number("id");
        var password = webhooks.find(id).map(Notification::password).orElse("");
        var wanted = Notification.of(id, sent.get(), instance.product(), password);
        if (!isFine(call, sent.get(), wanted)) {
            return;
        }
        var problem = webhooks.test(wanted);
        if (problem.isPresent()) {
            tell(call, problem.get());
        } else {
            fine(call);
        }
    }

    /** An empty object, as a text; quoted for whoever wants JSON. */
    private static void fine(Call call) throws IOException {
        if (call.request().header("Accept").orElse("*/*").contains("json")) {
            call.ok(json -> json.writeString("{}"));
        } else {
            var bytes = "{}".getBytes(StandardCharsets.US_ASCII);
            var head = call.apiHead(200).type(AnswerHead.PLAIN_UTF_8).chunked();
            call.exchange().stream(head.build(), out -> out.write(bytes));
        }
    }

    void testAll(Call call) throws IOException {
        record Result(int id, Optional<Problem> problem) {}
        var results = webhooks.all().stream()
                .map(notification -> new Result(notification.id(), webhooks.test(notification)))
                .toList();
        var status = results.stream().allMatch(result -> result.problem().isEmpty()) ? 200 : 400;
        call.answerJson(call.jsonHead(status), json -> {
            json.writeStartArray();
            for (var result : results) {
                json.writeStartObject();
                json.writeNumberProperty("id", result.id());
                json.writeBooleanProperty("isValid", result.problem().isEmpty());
                json.writeArrayPropertyStart("validationFailures");
                result.problem().ifPresent(problem -> {
                    json.writeStartObject();
                    refusal(json, problem.sentence(), Optional.empty());
                    json.writeEndObject();
                });
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }
}
