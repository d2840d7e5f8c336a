package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads and writes what a library is sorted by: tags, quality profiles, root folders; and gives commands. */
final class SettingsDoors {
    private static final String TAG_LABEL = "^[a-z0-9-]+$";

    private final Instance instance;
    private final QualityProfiles profiles;

    SettingsDoors(Instance instance) {
        this.instance = instance;
        this.profiles = new QualityProfiles(instance.product());
    }

    void tags(Call call) throws IOException {
        call.ok(json -> {
            json.writeStartArray();
            instance.tags().all().forEach((label, id) -> Tags.write(json, label, id));
            json.writeEndArray();
        });
    }

    void tag(Call call) throws IOException {
        var id = call.place().id();
        var label = instance.tags().label(id);
        if (label.isEmpty()) {
            Doors.unknown(call);
        } else {
            call.ok(json -> Tags.write(json, label.get(), id));
        }
    }

    void addTag(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var label = sent.get().text("label");
        if (!label.matches(TAG_LABEL)) {
            call.invalid(List.of(new Failure(
                    "Label",
                    "Allowed characters a-z, 0-9 and -",
                    label,
                    "RegularExpressionValidator",
                    Map.of("regularExpression", TAG_LABEL))));
        } else {
            var id = instance.tags().idOf(label);
            instance.hub().changed("tag");
            call.written(201, "/api/v3/tag/" + id, json -> Tags.write(json, label, id));
        }
    }

    /** With the titles that have them. */
    void tagDetails(Call call) throws IOException {
        var release = instance.product() == Product.RADARR ? "releaseProfileIds" : "restrictionIds";
        var library = instance.library();
        var arrIds = library.arrIds();
        call.ok(json -> {
            json.writeStartArray();
            instance.tags().all().forEach((label, id) -> {
                json.writeStartObject();
                json.writeStringProperty("label", label);
                for (var other : List.of(
                        "delayProfileIds",
                        "importListIds",
                        "notificationIds",
                        release,
                        "indexerIds",
                        "downloadClientIds",
                        "autoTagIds")) {
                    json.writeArrayPropertyStart(other);
                    json.writeEndArray();
                }
                json.writeArrayPropertyStart(instance.product().resource() + "Ids");
                arrIds.stream()
                        .filter(arrId -> library.tags(arrId).contains(id))
                        .forEach(json::writeNumber);
                json.writeEndArray();
                json.writeNumberProperty("id", id);
                json.writeEndObject();
            });
            json.writeEndArray();
        });
    }

    void qualityProfiles(Call call) throws IOException {
        call.ok(profiles::writeAll);
    }

    void qualityProfile(Call call) throws IOException {
        var id = call.place().id();
        if (profiles.has(id)) {
            call.ok(json -> profiles.write(json, id));
        } else {
            Doors.unknown(call);
        }
    }

    void rootFolders(Call call) throws IOException {
        call.ok(json -> SmallAnswers.rootFolders(json, instance.product()));
    }

    /** No folder exists but the one that is there. */
    void addRootFolder(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var path = sent.get().text("path");
        var taken = path.equals(SmallAnswers.root(instance.product()));
        var message = "Path '" + path + "' " + (taken ? "is already configured as a root folder" : "does not exist");
        call.invalid(
                List.of(Failure.path("Path", message, path, taken ? "RootFolderValidator" : "PathExistsValidator")));
    }

    void commands(Call call) throws IOException {
        call.ok(json -> {
            json.writeStartArray();
            instance.commands().all().forEach(command -> instance.commands().write(json, command));
            json.writeEndArray();
        });
    }

    void command(Call call) throws IOException {
        var command = instance.commands().find(call.place().id());
        if (command.isEmpty()) {
            Doors.unknown(call);
        } else {
            call.ok(json -> instance.commands().write(json, command.get()));
        }
    }

    void give(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var name = sent.get().text("name");
        if (name.isEmpty()) {
            call.invalid(List.of(
                    Failure.of("Name", "'Name' must not be empty.", null, "NotNullValidator"), Failure.empty("Name")));
        } else if (!Commands.knows(name)) {
            call.error(500, "Sequence contains no matching element", "System.InvalidOperationException");
        } else {
            var works = !call.trouble().is(FaultKind.METADATA_DOWN) || !name.startsWith("Refresh");
            var command = instance.commands().start(sent.get(), works);
            if (works) {
                obey(sent.get(), name);
            }
            var path = "/api/v3/command/" + command.id();
            call.written(201, path, json -> instance.commands().write(json, command));
        }
    }

    /** What a command does here; those that are not named do nothing that could be seen. */
    private void obey(Sent sent, String name) {
        var library = instance.library();
        switch (name) {
            case "RefreshMovie" -> library.remember(sent.numbers("movieIds"));
            case "RefreshSeries" -> library.remember(List.of(sent.number("seriesId")));
            case "CheckHealth" -> instance.checkup().look(instance);
            case "RenameMovie" -> library.renameFiles(sent.numbers("movieIds"));
            case "RenameSeries" -> library.renameFiles(sent.numbers("seriesIds"));
            case "RenameFiles" ->
                library.renameFiles(List.of(sent.number(instance.product().resource() + "Id")));
            default -> {}
        }
    }

    void health(Call call) throws IOException {
        call.ok(json -> Health.writeAll(json, instance));
    }

    void diskSpace(Call call) throws IOException {
        call.ok(json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("path", "/");
            json.writeStringProperty("label", "");
            json.writeNumberProperty("freeSpace", 78_588_960_768L);
            json.writeNumberProperty("totalSpace", 270_553_174_016L);
            json.writeEndObject();
            json.writeEndArray();
        });
    }

    /** A remnant that every Sonarr still shows. */
    void languageProfiles(Call call) throws IOException {
        call.answerJson(call.jsonHead(200).with("Deprecation", "true"), json -> {
            json.writeStartArray();
            json.writeStartObject();
            json.writeStringProperty("name", "Deprecated");
            json.writeBooleanProperty("upgradeAllowed", true);
            json.writeObjectPropertyStart("cutoff");
            json.writeNumberProperty("id", 1);
            json.writeStringProperty("name", "English");
            json.writeEndObject();
            json.writeArrayPropertyStart("languages");
            json.writeStartObject();
            json.writeObjectPropertyStart("language");
            json.writeNumberProperty("id", 1);
            json.writeStringProperty("name", "English");
            json.writeEndObject();
            json.writeBooleanProperty("allowed", true);
            json.writeEndObject();
            json.writeEndArray();
            json.writeNumberProperty("id", 1);
            json.writeEndObject();
            json.writeEndArray();
        });
    }
}
