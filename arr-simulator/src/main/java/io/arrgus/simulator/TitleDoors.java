package io.arrgus.simulator;

import io.arrgus.simulator.library.Snapshot;
import io.arrgus.simulator.library.View;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import tools.jackson.core.JsonGenerator;

/** Reads movies or series: all, one by the Arr's id, one by its id in the world. */
final class TitleDoors {
    /** Languages are numbered; nobody has more than these. */
    private static final int LAST_LANGUAGE = 60;

    private final Instance instance;

    TitleDoors(Instance instance) {
        this.instance = instance;
    }

    void list(Call call) throws IOException {
        var snapshot = instance.library().snapshot();
        var externalId = call.place().query().first(instance.product().externalIdName());
        if (externalId.isPresent() && !externalId.get().isEmpty()) {
            byExternalId(call, snapshot, externalId.get());
            return;
        }
        var language = call.place().query().first("languageId").map(Place::number);
        if (language.filter(id -> id > LAST_LANGUAGE).isPresent()) {
            call.error(500, "Sequence contains no matching element", "System.InvalidOperationException");
            return;
        }
        var view = view(call, true);
        var cutAfter = snapshot.size() == 0 ? 1 : 700 + snapshot.size() / 2 * 4_000L;
        call.answerJson(
                call.jsonHead(200),
                cutAfter,
                json -> new ListAnswer(snapshot, view, call.trouble(), call.settings()).write(json));
    }

    private void byExternalId(Call call, Snapshot snapshot, String text) throws IOException {
        var externalId = Place.number(text);
        if (externalId == null) {
            Doors.badValue(call, instance.product().externalIdName(), text);
            return;
        }
        var found = snapshot.positionOfExternalId(externalId);
        call.answerJson(call.jsonHead(200), 1, json -> {
            json.writeStartArray();
            found.ifPresent(position -> write(json, call, snapshot, position, true));
            json.writeEndArray();
        });
    }

    void item(Call call) throws IOException {
        var snapshot = instance.library().snapshot();
        var position = snapshot.positionOfArrId(call.place().id());
        if (position.isEmpty()) {
            Doors.unknown(call);
        } else {
            var at = position.getAsInt();
            call.answerJson(call.jsonHead(200), 1_000, json -> write(json, call, snapshot, at, false));
        }
    }

    /** 201 or 202, with one title. */
    void written(Call call, int status, int arrId) throws IOException {
        var snapshot = instance.library().snapshot();
        OptionalInt position = snapshot.positionOfArrId(arrId);
        if (position.isEmpty()) {
            Doors.noSuchTitle(call, arrId);
            return;
        }
        var path = "/api/v3/" + instance.product().resource() + "/" + arrId;
        call.written(status, path, json -> write(json, call, snapshot, position.getAsInt(), false));
    }

    /** 202 with several titles. */
    void written(Call call, List<Integer> arrIds) throws IOException {
        var snapshot = instance.library().snapshot();
        call.answerJson(call.jsonHead(202), json -> {
            json.writeStartArray();
            for (var arrId : arrIds) {
                snapshot.positionOfArrId(arrId).ifPresent(position -> snapshot.write(json, position, view(call, true)));
            }
            json.writeEndArray();
        });
    }

    private void write(JsonGenerator json, Call call, Snapshot snapshot, int position, boolean inList) {
        var broken = call.trouble().at(FaultKind.Stage.ITEM);
        if (broken.isPresent()) {
            BrokenItem.write(json, snapshot, position, broken.get(), instance.product());
        } else {
            snapshot.write(json, position, view(call, inList));
        }
    }

    private static View view(Call call, boolean inList) {
        var withoutCovers = call.place().query().says("excludeLocalCovers");
        return new View(call.settings().urlBase(), inList, !withoutCovers);
    }
}
