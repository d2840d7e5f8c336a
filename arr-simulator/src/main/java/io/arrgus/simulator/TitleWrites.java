package io.arrgus.simulator;

import io.arrgus.simulator.library.Library;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Wish;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Adds, edits and deletes movies or series. */
final class TitleWrites {
    private static final Set<String> AVAILABILITIES = Set.of("tba", "announced", "inCinemas", "released");

    private final Instance instance;
    private final TitleDoors titles;

    TitleWrites(Instance instance, TitleDoors titles) {
        this.instance = instance;
        this.titles = titles;
    }

    void add(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty() || hasWrongType(call, sent.get())) {
            return;
        }
        var failures = wrongWithNew(sent.get());
        if (!failures.isEmpty()) {
            call.invalid(failures);
        } else if (call.trouble().is(FaultKind.METADATA_DOWN)) {
            Errors.noMetadata(call);
        } else {
            var added = library().addByExternalId(externalId(sent.get()));
            if (added.isEmpty()) {
                call.invalid(List.of(Failure.of(
                        idProperty(), "A title with this ID was not found.", externalId(sent.get()), "NotFound")));
            } else {
                titles.written(call, 201, added.getFirst());
            }
        }
    }

    private boolean hasWrongType(Call call, Sent sent) throws IOException {
        if (sent.isNoText("title")) {
            call.problem(400, Map.of("$.title", "The JSON value could not be converted to System.String."));
            return true;
        }
        var availability = "minimumAvailability";
        if (sent.has(availability) && !AVAILABILITIES.contains(sent.text(availability))) {
            var message = "The JSON value could not be converted. Path: $." + availability;
            call.problem(400, Map.of("$." + availability, message));
            return true;
        }
        return false;
    }

    private List<Failure> wrongWithNew(Sent sent) {
        var wrong = new ArrayList<>(wrongProfile(sent));
        if (sent.text("path").isEmpty() && sent.text("rootFolderPath").isEmpty()) {
            wrong.add(Failure.empty("Path"));
            wrong.add(Failure.empty("RootFolderPath"));
        } else if (!sent.text("rootFolderPath").isEmpty() && !isRoot(sent.text("rootFolderPath"))) {
            var folder = sent.text("rootFolderPath");
            var message = "Root folder '" + folder + "' does not exist";
            wrong.add(Failure.path("RootFolderPath", message, folder, "RootFolderExistsValidator"));
        }
        if (sent.text("title").isEmpty()) {
            wrong.add(Failure.empty("Title"));
        }
        if (externalId(sent) == 0) {
            wrong.add(Failure.notPositive(idProperty(), 0));
        } else if (library().snapshot().positionOfExternalId(externalId(sent)).isPresent()) {
            var kind = instance.product() == Product.RADARR ? "movie" : "series";
            wrong.add(Failure.of(
                    idProperty(),
                    "This " + kind + " has already been added",
                    externalId(sent),
                    kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + "ExistsValidator"));
        }
        return wrong;
    }

    private static List<Failure> wrongProfile(Sent sent) {
        var profile = sent.number("qualityProfileId");
        if (profile == 0) {
            return List.of(Failure.notPositive("QualityProfileId", 0));
        }
        return profile > Wish.PROFILES
                ? List.of(Failure.of(
                        "QualityProfileId", "Quality Profile does not exist", profile, "QualityProfileExistsValidator"))
                : List.of();
    }

    private boolean isRoot(String folder) {
        return folder.replaceAll("/$", "").equals(SmallAnswers.root(instance.product()));
    }

    private int externalId(Sent sent) {
        return sent.number(instance.product().externalIdName());
    }

    private String idProperty() {
        return instance.product() == Product.RADARR ? "TmdbId" : "TvdbId";
    }

    /** Radarr goes by the id in the path, Sonarr by the one in the body, if there is one. */
    void put(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty() || hasWrongType(call, sent.get())) {
            return;
        }
        var goesByBody = instance.product() == Product.SONARR
                ? sent.get().has("id")
                : call.place().route() == Route.LIST;
        var id = goesByBody ? sent.get().number("id") : call.place().id();
        var failures = wrongWithOld(sent.get(), id);
        if (!failures.isEmpty()) {
            call.invalid(failures);
        } else {
            library().edit(List.of(id), wish(sent.get()));
            instance.hub().edited(library().snapshot(), id);
            titles.written(call, 202, id);
        }
    }

    private List<Failure> wrongWithOld(Sent sent, int id) {
        var wrong = new ArrayList<>(wrongProfile(sent));
        var path = sent.text("path");
        if (path.isEmpty()) {
            wrong.add(Failure.empty("Path"));
        } else if (instance.product() == Product.SONARR
                && library().snapshot().positionOfArrId(id).isEmpty()) {
            var message = "Path '" + path + "' is already configured for another series";
            wrong.add(Failure.path("Path", message, path, "SeriesPathValidator"));
        }
        if (id <= 0) {
            wrong.add(Failure.notPositive("Id", id));
        }
        return wrong;
    }

    private static Wish wish(Sent sent) {
        return new Wish(sent.flag("monitored"), sent.optionalNumber("qualityProfileId"), sent.optionalNumbers("tags"));
    }

    void delete(Call call) throws IOException {
        var id = call.place().id();
        if (id <= 0) {
            call.badRequest(id + " is not a valid ID");
        } else if (library().snapshot().positionOfArrId(id).isPresent()) {
            library().remove(List.of(id));
            call.answerEmpty(call.apiHead(200));
        } else if (instance.product() == Product.RADARR) {
            Doors.noSuchTitle(call, id);
        } else {
            Doors.oneIsMissing(call);
        }
    }

    /** Edits or deletes several at once; one that is not there fails them all. */
    void editor(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var ids = sent.get().numbers(instance.product() == Product.RADARR ? "movieIds" : "seriesIds");
        if (ids.isEmpty()) {
            call.error(500, "Value cannot be null. (Parameter 'source')", "System.ArgumentNullException");
        } else if (!ids.stream()
                .allMatch(id -> library().snapshot().positionOfArrId(id).isPresent())) {
            Doors.oneIsMissing(call);
        } else if (call.request().is("DELETE")) {
            library().remove(ids);
            call.ok(Doors::nothing);
        } else {
            edit(sent.get(), ids);
            titles.written(call, List.copyOf(ids));
        }
    }

    private void edit(Sent sent, Set<Integer> ids) {
        for (var id : ids) {
            library()
                    .edit(
                            List.of(id),
                            new Wish(
                                    sent.flag("monitored"),
                                    sent.optionalNumber("qualityProfileId"),
                                    sent.optionalNumbers("tags")
                                            .map(tags -> tagsAfter(id, tags, sent.text("applyTags")))));
        }
    }

    private Set<Integer> tagsAfter(int arrId, Set<Integer> tags, String how) {
        var after = new LinkedHashSet<>(library().tags(arrId));
        switch (how) {
            case "add" -> after.addAll(tags);
            case "remove" -> after.removeAll(tags);
            default -> {
                after.clear();
                after.addAll(tags);
            }
        }
        return after;
    }

    private Library library() {
        return instance.library();
    }
}
