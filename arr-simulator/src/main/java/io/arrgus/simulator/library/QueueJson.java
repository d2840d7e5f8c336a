package io.arrgus.simulator.library;

import java.time.Duration;
import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/**
 * Writes lines of a queue as the Arrs show them.
 *
 * @param withTitle whether the movie or series stands in its line, too
 */
public record QueueJson(Product product, Snapshot snapshot, Instant now, boolean withTitle) {

    public void write(JsonGenerator out, QueueItem item) {
        var file = item.file();
        out.writeStartObject();
        switch (product) {
            case RADARR -> out.writeNumberProperty("movieId", file.arrId());
            case SONARR -> {
                out.writeNumberProperty("seriesId", file.arrId());
                out.writeNumberProperty("episodeId", file.episodeId());
                out.writeNumberProperty("seasonNumber", file.season());
            }
        }
        FileJson.languages(out, file);
        file.quality().write(out);
        FileJson.customFormats(out);
        out.writeNumberProperty("size", item.packSize());
        out.writeStringProperty("title", file.release());
        progress(out, item);
        state(out, item);
        out.writeStringProperty("downloadId", file.downloadId());
        out.writeStringProperty("protocol", "torrent");
        out.writeStringProperty("downloadClient", "Simulated");
        out.writeBooleanProperty("downloadClientHasPostImportCategory", false);
        out.writeStringProperty("indexer", "Invented Indexer");
        out.writeStringProperty("outputPath", "/downloads/" + file.release());
        if (product == Product.SONARR) {
            out.writeBooleanProperty("episodeHasFile", false);
        }
        out.writeNumberProperty("id", item.id());
        if (withTitle) {
            snapshot.positionOfArrId(file.arrId()).ifPresent(position -> {
                out.writeName(product.resource());
                Inside.write(out, snapshot, position, product);
            });
        }
        out.writeEndObject();
    }

    private void progress(JsonGenerator out, QueueItem item) {
        out.writeNumberProperty("sizeleft", item.left(now));
        var left = item.timeLeft(now);
        if (!left.isZero()) {
            out.writeStringProperty("timeleft", clockTime(left));
            out.writeStringProperty(
                    "estimatedCompletionTime",
                    item.added().plus(QueueItem.DURATION).toString());
        }
        out.writeStringProperty("added", item.added().toString());
    }

    private static String clockTime(Duration time) {
        return "00:" + Dates.two(time.toMinutesPart()) + ":" + Dates.two(time.toSecondsPart());
    }

    private void state(JsonGenerator out, QueueItem item) {
        var complete = item.isComplete(now) || item.blocked();
        out.writeStringProperty("status", complete ? "completed" : "downloading");
        out.writeStringProperty("trackedDownloadStatus", item.blocked() ? "warning" : "ok");
        var done = item.blocked() ? "importBlocked" : "importPending";
        out.writeStringProperty("trackedDownloadState", complete ? done : "downloading");
        out.writeArrayPropertyStart("statusMessages");
        if (item.blocked()) {
            out.writeStartObject();
            out.writeStringProperty("title", item.file().release());
            out.writeArrayPropertyStart("messages");
            out.writeString("Not an upgrade for existing file(s).");
            out.writeEndArray();
            out.writeEndObject();
        }
        out.writeEndArray();
    }
}
