package io.arrgus.simulator.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import tools.jackson.core.JsonGenerator;

/** Writes the bodies of webhooks, member by member in the order of the real ones. */
public final class EventBodies {
    private final Product product;
    private final IntFunction<String> tagLabel;

    /** @param tagLabel of a tag's id */
    public EventBodies(Product product, IntFunction<String> tagLabel) {
        this.product = product;
        this.tagLabel = tagLabel;
    }

    /**
     * A body with a type.
     *
     * @param upgrade whether the real one is sent only to those who want to hear of upgrades
     */
    public record Event(String type, boolean upgrade, String body) {}

    /** What is sent when something happens to a title, in its order; nothing for what no webhook tells of. */
    public List<Event> of(Change change) {
        return switch (change.kind()) {
            case ADDED -> List.of(added(change));
            case REMOVED -> List.of(removed(change));
            case GRABBED -> grabbed(change);
            case IMPORTED -> downloads(change, List.of());
            case UPGRADED -> {
                var events = new ArrayList<>(deleted(change, "upgrade"));
                events.addAll(downloads(change, change.lostFiles()));
                yield events;
            }
            case FILES_DELETED -> deleted(change, "manual");
            case RENAMED -> renamed(change);
            case EDITED -> List.of();
        };
    }

    private Event added(Change change) {
        return switch (product) {
            case RADARR ->
                event("MovieAdded", json -> {
                    title(json, change.now(), change.arrId());
                    json.writeStringProperty("addMethod", "manual");
                });
            case SONARR -> event("SeriesAdd", json -> title(json, change.now(), change.arrId()));
        };
    }

    private Event removed(Change change) {
        return event(product == Product.RADARR ? "MovieDelete" : "SeriesDelete", json -> {
            title(json, change.before(), change.arrId());
            json.writeBooleanProperty("deletedFiles", false);
            if (product == Product.RADARR) {
                json.writeNumberProperty("movieFolderSize", 0);
            }
        });
    }

    /** One per release, with all episodes in it. */
    private List<Event> grabbed(Change change) {
        var files = change.wantedFiles();
        if (files.isEmpty()) {
            return List.of();
        }
        var first = files.getFirst();
        return List.of(event("Grab", json -> {
            title(json, change.now(), change.arrId());
            remote(json, change.now(), change.arrId());
            episodes(json, change.now(), files);
            json.writeObjectPropertyStart("release");
            json.writeStringProperty("quality", first.quality().name());
            json.writeNumberProperty("qualityVersion", 1);
            Members.optional(json, "releaseGroup", first.group());
            json.writeStringProperty("releaseTitle", first.release());
            json.writeStringProperty("indexer", "Invented Indexer");
            json.writeNumberProperty(
                    "size", files.stream().mapToLong(FileFacts::size).sum());
            json.writeNumberProperty("customFormatScore", 0);
            json.writeArrayPropertyStart("customFormats");
            json.writeEndArray();
            FileJson.languages(json, first);
            json.writeArrayPropertyStart("indexerFlags");
            json.writeEndArray();
            json.writeEndObject();
            json.writeStringProperty("downloadClient", "Simulated");
            json.writeStringProperty("downloadClientType", "Simulated");
            json.writeStringProperty("downloadId", first.downloadId());
            customFormats(json);
        }));
    }

    /** One per file; and from Sonarr one more of another shape when all files of a download are there. */
    private List<Event> downloads(Change change, List<FileFacts> instead) {
        var events = new ArrayList<Event>();
        var files = change.newFiles();
        for (var file : files) {
            var replaced = instead.stream()
                    .filter(old -> old.episodeId() == file.episodeId())
                    .toList();
            events.add(new Event("Download", !instead.isEmpty(), body("Download", json -> {
                title(json, change.now(), change.arrId());
                remote(json, change.now(), change.arrId());
                episodes(json, change.now(), List.of(file));
                json.writeName(fileMember());
                EventFiles.write(json, file, true);
                json.writeBooleanProperty("isUpgrade", !instead.isEmpty());
                if (!instead.isEmpty()) {
                    files(json, "deletedFiles", replaced);
                }
                customFormats(json);
                release(json, "unknown");
            })));
        }
        if (product == Product.SONARR && !files.isEmpty()) {
            events.add(complete(change, files));
        }
        return events;
    }

    private Event complete(Change change, List<FileFacts> files) {
        var first = files.getFirst();
        return new Event("ImportComplete", false, body("Download", json -> {
            title(json, change.now(), change.arrId());
            episodes(json, change.now(), files);
            files(json, "episodeFiles", files);
            release(json, "singleEpisode");
            json.writeNumberProperty("fileCount", files.size());
            json.writeStringProperty("sourcePath", "/downloads/" + first.release());
            json.writeStringProperty(
                    "destinationPath", first.path().substring(0, first.path().lastIndexOf('/')));
        }));
    }

    private void release(JsonGenerator json, String type) {
        json.writeObjectPropertyStart("release");
        switch (product) {
            case RADARR -> {
                json.writeNumberProperty("size", 0);
                json.writeArrayPropertyStart("indexerFlags");
                json.writeEndArray();
            }
            case SONARR -> json.writeStringProperty("releaseType", type);
        }
        json.writeEndObject();
    }

    private List<Event> deleted(Change change, String reason) {
        var type = product == Product.RADARR ? "MovieFileDelete" : "EpisodeFileDelete";
        return change.lostFiles().stream()
                .map(file -> new Event(type, reason.equals("upgrade"), body(type, json -> {
                    title(json, change.now(), change.arrId());
                    episodes(json, change.now(), List.of(file));
                    json.writeName(fileMember());
                    EventFiles.write(json, file, false);
                    json.writeStringProperty("deleteReason", reason);
                })))
                .toList();
    }

    private List<Event> renamed(Change change) {
        var before = change.files(change.before());
        var member = product == Product.RADARR ? "renamedMovieFiles" : "renamedEpisodeFiles";
        return List.of(event("Rename", json -> {
            title(json, change.now(), change.arrId());
            json.writeArrayPropertyStart(member);
            for (var file : change.files(change.now())) {
                before.stream().filter(old -> old.fileId() == file.fileId()).forEach(old -> {
                    json.writeStartObject();
                    json.writeStringProperty("previousRelativePath", old.relativePath());
                    json.writeStringProperty("previousPath", old.path());
                    EventFiles.writeMembers(json, file, false);
                    json.writeEndObject();
                });
            }
            json.writeEndArray();
        }));
    }

    /** A download that a user has to look at. */
    public Event interaction(Snapshot now, QueueItem item) {
        var file = item.file();
        return event("ManualInteractionRequired", json -> {
            title(json, now, file.arrId());
            episodes(json, now, List.of(file));
            json.writeObjectPropertyStart("downloadInfo");
            json.writeStringProperty("quality", file.quality().name());
            json.writeNumberProperty("qualityVersion", 1);
            json.writeStringProperty("title", file.release());
            json.writeNumberProperty("size", item.packSize());
            json.writeEndObject();
            json.writeStringProperty("downloadClient", "Simulated");
            json.writeStringProperty("downloadClientType", "Simulated");
            json.writeStringProperty("downloadId", file.downloadId());
            json.writeStringProperty("downloadStatus", "Warning");
            json.writeArrayPropertyStart("downloadStatusMessages");
            json.writeStartObject();
            json.writeStringProperty("title", file.release());
            json.writeArrayPropertyStart("messages");
            json.writeString("Not an upgrade for existing file(s).");
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            customFormats(json);
            release(json, "singleEpisode");
        });
    }

    /** Sent to find out whether anybody listens; its ids may be those of real titles. */
    public Event test() {
        return event("Test", json -> TestEvent.write(json, product));
    }

    /** Something is wrong with the instance, or well again: then the old complaint is repeated. */
    public Event health(boolean restored, String level, String message, String check, String wikiUrl) {
        var type = restored ? "HealthRestored" : "Health";
        return event(type, json -> {
            json.writeStringProperty("level", level);
            json.writeStringProperty("message", message);
            json.writeStringProperty("type", check);
            json.writeStringProperty("wikiUrl", wikiUrl);
        });
    }

    public Event update(String from, String to) {
        return event("ApplicationUpdate", json -> {
            json.writeStringProperty("message", product.appName() + " updated from " + from + " to " + to);
            json.writeStringProperty("previousVersion", from);
            json.writeStringProperty("newVersion", to);
        });
    }

    private Event event(String type, Consumer<JsonGenerator> members) {
        return new Event(type, false, body(type, members));
    }

    private String body(String type, Consumer<JsonGenerator> members) {
        var bytes = new ByteArrayOutputStream();
        try (var json = Json.indented(bytes)) {
            json.writeStartObject();
            members.accept(json);
            json.writeStringProperty("eventType", type);
            json.writeStringProperty("instanceName", product.appName());
            if (hasAddress(type)) {
                json.writeStringProperty("applicationUrl", "");
            }
            json.writeEndObject();
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private boolean hasAddress(String type) {
        return switch (type) {
            case "HealthRestored", "ApplicationUpdate" -> false;
            case "Health" -> product == Product.RADARR;
            default -> true;
        };
    }

    private void title(JsonGenerator json, Snapshot snapshot, int arrId) {
        var position = snapshot.positionOfArrId(arrId).orElseThrow();
        new EventTitles(tagLabel).write(json, product, snapshot, position);
    }

    private void remote(JsonGenerator json, Snapshot snapshot, int arrId) {
        if (product == Product.RADARR) {
            EventTitles.remote(json, snapshot, snapshot.positionOfArrId(arrId).orElseThrow());
        }
    }

    private void episodes(JsonGenerator json, Snapshot snapshot, List<FileFacts> files) {
        if (product == Product.SONARR) {
            new Shelf(product, snapshot).writeForEvent(json, files);
        }
    }

    private String fileMember() {
        return product == Product.RADARR ? "movieFile" : "episodeFile";
    }

    private void files(JsonGenerator json, String member, List<FileFacts> files) {
        json.writeArrayPropertyStart(member);
        files.forEach(file -> EventFiles.write(json, file, false));
        json.writeEndArray();
    }

    private static void customFormats(JsonGenerator json) {
        json.writeObjectPropertyStart("customFormatInfo");
        FileJson.customFormats(json);
        json.writeEndObject();
    }
}
