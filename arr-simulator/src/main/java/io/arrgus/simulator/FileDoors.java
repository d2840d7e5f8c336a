package io.arrgus.simulator;

import io.arrgus.simulator.library.FileFacts;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.Shelf.Extras;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/** Reads and deletes files, and reads episodes. */
final class FileDoors {
    private final Instance instance;

    FileDoors(Instance instance) {
        this.instance = instance;
    }

    void files(Call call) throws IOException {
        var query = call.place().query();
        var title = instance.product().resource() + "Id";
        var fileIds = instance.product() == Product.RADARR ? "movieFileIds" : "episodeFileIds";
        if (!query.all(title).isEmpty()) {
            ofTitles(call, ids(query.all(title)));
        } else if (!query.all(fileIds).isEmpty()) {
            byIds(call, ids(query.all(fileIds)));
        } else {
            call.badRequest(title + " or " + fileIds + " must be provided");
        }
    }

    private void ofTitles(Call call, List<Integer> arrIds) throws IOException {
        var shelf = instance.shelf();
        var first = arrIds.getFirst();
        if (instance.product() == Product.SONARR
                && shelf.snapshot().positionOfArrId(first).isEmpty()) {
            Doors.noSuchTitle(call, first);
        } else {
            write(
                    call,
                    arrIds.stream().map(shelf::filesOf).flatMap(List::stream).toList());
        }
    }

    private void byIds(Call call, List<Integer> fileIds) throws IOException {
        var files = new ArrayList<FileFacts>();
        fileIds.forEach(id -> instance.shelf().file(id).ifPresent(files::add));
        if (files.size() < fileIds.size()) {
            Doors.oneIsMissing(call);
        } else {
            write(call, files);
        }
    }

    private void write(Call call, List<FileFacts> files) throws IOException {
        var shelf = instance.shelf();
        call.ok(json -> {
            json.writeStartArray();
            files.forEach(file -> shelf.write(json, file));
            json.writeEndArray();
        });
    }

    void file(Call call) throws IOException {
        var shelf = instance.shelf();
        var file = shelf.file(call.place().id());
        if (file.isEmpty()) {
            Doors.unknown(call);
        } else {
            call.ok(json -> shelf.write(json, file.get()));
        }
    }

    /** The whole title loses its files: half of a series is not what can be had here. */
    void delete(Call call) throws IOException {
        var file = instance.shelf().file(call.place().id());
        if (file.isEmpty()) {
            Doors.oneIsMissing(call);
        } else {
            instance.library().deleteFiles(List.of(file.get().arrId()));
            call.answerEmpty(call.apiHead(200));
        }
    }

    void deleteSeveral(Call call) throws IOException {
        var sent = Sent.read(call);
        if (sent.isEmpty()) {
            return;
        }
        var ids = sent.get().numbers(instance.product() == Product.RADARR ? "movieFileIds" : "episodeFileIds");
        var shelf = instance.shelf();
        if (ids.stream().anyMatch(id -> shelf.file(id).isEmpty())) {
            Doors.oneIsMissing(call);
        } else {
            instance.library()
                    .deleteFiles(ids.stream()
                            .map(id -> shelf.file(id).orElseThrow().arrId())
                            .distinct()
                            .toList());
            call.ok(Doors::nothing);
        }
    }

    void episodes(Call call) throws IOException {
        var query = call.place().query();
        var shelf = instance.shelf();
        var extras = extras(query);
        var ids = ids(query.all("episodeIds"));
        var series = query.first("seriesId").map(Place::number);
        if (series.isPresent()) {
            call.ok(json -> {
                json.writeStartArray();
                shelf.writeEpisodesOf(json, series.get(), extras);
                json.writeEndArray();
            });
        } else if (ids.isEmpty()) {
            call.badRequest("seriesId or episodeIds must be provided");
        } else if (!ids.stream().allMatch(shelf::hasEpisode)) {
            Doors.oneIsMissing(call);
        } else {
            call.ok(json -> {
                json.writeStartArray();
                ids.forEach(id -> shelf.writeEpisode(json, id, extras));
                json.writeEndArray();
            });
        }
    }

    private static Extras extras(Query query) {
        var season = query.first("seasonNumber").map(Place::number);
        return new Extras(
                season.map(OptionalInt::of).orElse(OptionalInt.empty()),
                query.says("includeEpisodeFile"),
                query.says("includeSeries"),
                query.says("includeImages"));
    }

    /** One by itself shows its series, its file and its images, too. */
    void episode(Call call) throws IOException {
        var shelf = instance.shelf();
        var id = call.place().id();
        if (shelf.hasEpisode(id)) {
            call.ok(json -> shelf.writeEpisode(json, id, new Extras(OptionalInt.empty(), true, true, true)));
        } else {
            Doors.unknown(call);
        }
    }

    private static List<Integer> ids(List<String> texts) {
        return texts.stream().map(Place::number).filter(Objects::nonNull).toList();
    }
}
