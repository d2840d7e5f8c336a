package io.arrgus.simulator;

import io.arrgus.simulator.Place.Route;
import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Snapshot;
import io.arrgus.simulator.library.View;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Answers what is asked of the API by somebody who has the key. */
final class Api {
    private final Settings settings;
    private final Library library;
    private final Identity identity;

    Api(Settings settings, Library library) {
        this.settings = settings;
        this.library = library;
        this.identity = new Identity(settings);
    }

    void answer(Call call) throws IOException {
        var route = call.place().route();
        if (route == Route.NOTHING) {
            call.answerEmpty(call.apiHead(404));
        } else if (!call.request().is("GET")) {
            refuseMethod(call, route);
        } else if (!Accept.allows(call.request(), settings.product())) {
            call.answerEmpty(call.apiHead(406));
        } else {
            read(call, route);
        }
    }

    private static void refuseMethod(Call call, Route route) throws IOException {
        var known = Arrays.asList(route.methods().split(", ", -1))
                .contains(call.request().method());
        if (known) {
            // The real one would write now. This one is changed over its control API alone.
            call.answerEmpty(call.apiHead(501));
        } else {
            call.answerEmpty(call.apiHead(405).with("Allow", route.methods()));
        }
    }

    private void read(Call call, Route route) throws IOException {
        switch (route) {
            case INFO -> ok(call, SmallAnswers::info);
            case STATUS -> ok(call, json -> identity.write(json, appName(call)));
            case LIST -> list(call);
            case ITEM ->
                item(call, library.snapshot().positionOfArrId(call.place().id()), library.snapshot());
            case ROOT_FOLDERS -> ok(call, json -> SmallAnswers.rootFolders(json, settings.product()));
            case TAGS -> ok(call, SmallAnswers::tags);
            case NOTHING, PING, LOGIN, PAGE -> throw new IllegalStateException(route + " is not of the API");
        }
    }

    private String appName(Call call) {
        var product = settings.product();
        if (!call.trouble().is(FaultKind.OTHER_APP)) {
            return product.appName();
        }
        return product == Product.RADARR ? Product.SONARR.appName() : Product.RADARR.appName();
    }

    private void list(Call call) throws IOException {
        var snapshot = library.snapshot();
        var externalId = call.place().query().first(settings.product().externalIdName());
        if (externalId.isPresent() && !externalId.get().isEmpty()) {
            byExternalId(call, snapshot, externalId.get());
            return;
        }
        var view = view(call, true);
        var cutAfter = snapshot.size() == 0 ? 1 : 700 + snapshot.size() / 2 * 4_000L;
        call.answerJson(
                jsonHead(call, 200),
                cutAfter,
                json -> new ListAnswer(snapshot, view, call.trouble(), settings).write(json));
    }

    private void byExternalId(Call call, Snapshot snapshot, String text) throws IOException {
        int externalId;
        try {
            externalId = Integer.parseInt(text);
        } catch (NumberFormatException noNumber) {
            var name = settings.product().externalIdName();
            var head = call.apiHead(400).type(problemType());
            call.answerJson(head, json -> Problems.writeBadValue(json, name, text, settings));
            return;
        }
        var found = snapshot.positionOfExternalId(externalId);
        call.answerJson(jsonHead(call, 200), 1, json -> {
            json.writeStartArray();
            found.ifPresent(position -> write(json, call, snapshot, position, true));
            json.writeEndArray();
        });
    }

    private void item(Call call, OptionalInt position, Snapshot snapshot) throws IOException {
        if (position.isEmpty()) {
            var head = call.apiHead(404).type(problemType());
            call.answerJson(head, 100, json -> Problems.write(json, 404, settings));
        } else {
            var at = position.getAsInt();
            call.answerJson(jsonHead(call, 200), 1_000, json -> write(json, call, snapshot, at, false));
        }
    }

    private void write(JsonGenerator json, Call call, Snapshot snapshot, int position, boolean inList) {
        var broken = call.trouble().at(FaultKind.Stage.ITEM);
        if (broken.isPresent()) {
            BrokenItem.write(json, snapshot, position, broken.get(), settings.product());
        } else {
            snapshot.write(json, position, view(call, inList));
        }
    }

    private View view(Call call, boolean inList) {
        var withoutCovers = call.place().query().first("excludeLocalCovers").orElse("");
        return new View(settings.urlBase(), inList, !withoutCovers.equalsIgnoreCase("true"));
    }

    /** Where Sonarr declares what an action answers, its problems call themselves plain JSON. */
    private String problemType() {
        return switch (settings.product()) {
            case RADARR -> AnswerHead.PROBLEM_JSON;
            case SONARR -> AnswerHead.JSON;
        };
    }

    private void ok(Call call, Consumer<JsonGenerator> json) throws IOException {
        call.answerJson(jsonHead(call, 200), json);
    }

    private AnswerHead jsonHead(Call call, int status) {
        return call.apiHead(status).type(Accept.type(call.request(), settings.product()));
    }
}
