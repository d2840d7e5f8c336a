package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JsonGenerator;

/** What an Arr was told to do. It starts at once, takes a while, and ends well, or not. */
final class Commands {
    /** So long each of them takes. */
    private static final Duration DURATION = Duration.ofMillis(400);

    /** Those that were given last; the others are forgotten. */
    private static final int REMEMBERED = 500;

    private static final List<String> KNOWN = List.of(
            "RefreshMovie",
            "RescanMovie",
            "RefreshSeries",
            "RescanSeries",
            "RefreshMonitoredDownloads",
            "RssSync",
            "MissingEpisodeSearch",
            "MissingMoviesSearch",
            "MoviesSearch",
            "EpisodeSearch",
            "SeasonSearch",
            "SeriesSearch",
            "Backup",
            "CheckHealth",
            "RenameFiles",
            "RenameMovie",
            "RenameSeries",
            "DownloadedMoviesScan",
            "DownloadedEpisodesScan",
            "ManualImport");

    private final Settings settings;
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Given> given = new ArrayList<>();
    private int nextId = 1;

    Commands(Settings settings) {
        this.settings = settings;
    }

    /** One that was given. */
    record Given(int id, String name, Sent sent, Instant queued, boolean works) {
        boolean isOver(Instant now) {
            return !now.isBefore(queued.plus(DURATION));
        }
    }

    static boolean knows(String name) {
        return KNOWN.stream().anyMatch(name::equalsIgnoreCase);
    }

    /** Starts it; if the very same is running, that one is given back. */
    Given start(Sent sent, boolean works) {
        var now = settings.clock().instant();
        changing.lock();
        try {
            var same = given.stream()
                    .filter(other -> other.sent.equals(sent) && !other.isOver(now))
                    .findFirst();
            if (same.isPresent()) {
                return same.get();
            }
            var started = new Given(nextId++, sent.text("name"), sent, now, works);
            given.add(started);
            if (given.size() > REMEMBERED) {
                given.removeFirst();
            }
            return started;
        } finally {
            changing.unlock();
        }
    }

    List<Given> all() {
        changing.lock();
        try {
            return List.copyOf(given);
        } finally {
            changing.unlock();
        }
    }

    Optional<Given> find(int id) {
        return all().stream().filter(command -> command.id == id).findFirst();
    }

    void write(JsonGenerator json, Given command) {
        var over = command.isOver(settings.clock().instant());
        var queued = command.queued.truncatedTo(ChronoUnit.SECONDS).toString();
        json.writeStartObject();
        json.writeStringProperty("name", command.name);
        json.writeStringProperty("commandName", command.name.replaceAll("(?<=[a-z])(?=[A-Z])", " "));
        if (over) {
            json.writeStringProperty("message", command.works ? "Completed" : "Failed");
        }
        body(json, command);
        json.writeStringProperty("priority", "normal");
        json.writeStringProperty("status", over ? (command.works ? "completed" : "failed") : "started");
        json.writeStringProperty("result", over ? (command.works ? "successful" : "unsuccessful") : "unknown");
        json.writeStringProperty("queued", queued);
        json.writeStringProperty("started", queued);
        if (over) {
            json.writeStringProperty(
                    "ended",
                    command.queued
                            .plus(DURATION)
                            .truncatedTo(ChronoUnit.SECONDS)
                            .toString());
            json.writeStringProperty("duration", "00:00:00.4000000");
        }
        json.writeStringProperty("trigger", "manual");
        json.writeStringProperty("stateChangeTime", queued);
        json.writeBooleanProperty("sendUpdatesToClient", true);
        json.writeBooleanProperty("updateScheduledTask", !isRefresh(command));
        json.writeNumberProperty("id", command.id);
        json.writeEndObject();
    }

    private static boolean isRefresh(Given command) {
        return command.name.startsWith("Refresh") && !command.name.equals("RefreshMonitoredDownloads");
    }

    private void body(JsonGenerator json, Given command) {
        json.writeObjectPropertyStart("body");
        for (var name : command.sent.names()) {
            if (!name.equals("name")) {
                write(json, command, name);
            }
        }
        if (isRefresh(command)) {
            json.writeBooleanProperty("isNew" + (command.name.endsWith("Movie") ? "Movie" : "Series"), false);
        }
        json.writeBooleanProperty("sendUpdatesToClient", true);
        json.writeBooleanProperty("updateScheduledTask", !isRefresh(command));
        if (isRefresh(command)) {
            json.writeBooleanProperty("isLongRunning", true);
            json.writeStringProperty("completionMessage", "Completed");
        }
        json.writeBooleanProperty("requiresDiskAccess", false);
        json.writeBooleanProperty("isExclusive", false);
        if (settings.product() == Product.RADARR) {
            json.writeBooleanProperty("isTypeExclusive", false);
        }
        if (!isRefresh(command)) {
            json.writeBooleanProperty("isLongRunning", false);
        }
        json.writeStringProperty("name", command.name);
        json.writeStringProperty("trigger", "manual");
        json.writeBooleanProperty("suppressMessages", false);
        json.writeEndObject();
    }

    /** A refresh of one series is one of a list of series. */
    private static void write(JsonGenerator json, Given command, String name) {
        if (isRefresh(command) && name.equals("seriesId")) {
            json.writeArrayPropertyStart("seriesIds");
            command.sent.write(json, name);
            json.writeEndArray();
        } else {
            json.writeName(name);
            command.sent.write(json, name);
        }
    }
}
