package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.text;

import tools.jackson.core.JsonGenerator;

/**
 * Writes rows of a history as the Arrs show them.
 *
 * @param withTitle whether the movie or series stands in its row, too
 * @param withEpisode whether the episode does
 */
public record HistoryJson(Product product, Snapshot snapshot, boolean withTitle, boolean withEpisode) {

    public void write(JsonGenerator out, HistoryRow row) {
        var file = row.file();
        out.writeStartObject();
        owner(out, file);
        out.writeStringProperty("sourceTitle", row.isOfDownload() ? file.release() : file.path());
        FileJson.languages(out, file);
        file.quality().write(out);
        FileJson.customFormats(out);
        out.writeBooleanProperty("qualityCutoffNotMet", file.quality().isLow());
        out.writeStringProperty("date", row.date().toString());
        if (row.isOfDownload()) {
            out.writeStringProperty("downloadId", file.downloadId());
        }
        out.writeStringProperty("eventType", row.what().name(product));
        out.writeObjectPropertyStart("data");
        data(out, row, file);
        out.writeEndObject();
        embed(out, file);
        out.writeNumberProperty("id", row.id());
        out.writeEndObject();
    }

    private void owner(JsonGenerator out, FileFacts file) {
        switch (product) {
            case RADARR -> out.writeNumberProperty("movieId", file.arrId());
            case SONARR -> {
                out.writeNumberProperty("episodeId", file.episodeId());
                out.writeNumberProperty("seriesId", file.arrId());
            }
        }
    }

    private void embed(JsonGenerator out, FileFacts file) {
        var position = snapshot.positionOfArrId(file.arrId()).orElseThrow();
        if (withEpisode && product == Product.SONARR) {
            var copy = snapshot.copy(position);
            var series = Series.of(copy);
            Episode.of(copy, series).stream()
                    .filter(episode -> episode.id() == file.episodeId())
                    .forEach(episode -> {
                        out.writeName("episode");
                        episode.write(out, series, false);
                    });
        }
        if (withTitle) {
            out.writeName(product.resource());
            Inside.write(out, snapshot, position, product);
        }
    }

    private void data(JsonGenerator out, HistoryRow row, FileFacts file) {
        switch (row.what()) {
            case GRABBED -> grabbed(out, row, file);
            case IMPORTED -> {
                text(out, "fileId", file.fileId());
                text(out, "droppedPath", "/downloads/" + file.release() + "/" + file.release() + ".mkv");
                text(out, "importedPath", file.path());
                text(out, "downloadClient", "Simulated");
                out.writeNullProperty("downloadClientName");
                group(out, file);
                text(out, "customFormatScore", 0);
            }
            case FILE_DELETED -> {
                text(out, "reason", row.reason());
                group(out, file);
            }
            case RENAMED -> {
                text(out, "sourcePath", file.folder() + "/" + file.release() + ".mkv");
                text(out, "sourceRelativePath", file.release() + ".mkv");
                text(out, "path", file.path());
                text(out, "relativePath", file.relativePath());
                group(out, file);
            }
        }
        if (row.what() != HistoryRow.What.GRABBED) {
            text(out, "size", file.size());
            text(out, "indexerFlags", 0);
            releaseType(out);
        }
    }

    /** What an indexer gave, with its key in clear: clients must not keep that. */
    private void grabbed(JsonGenerator out, HistoryRow row, FileFacts file) {
        var secret = "http://indexer.example.invalid/dl/" + file.fileId() + "?apikey=INVENTEDSECRET";
        text(out, "indexer", "Invented Indexer");
        if (product == Product.RADARR) {
            text(out, "nzbInfoUrl", "http://indexer.example.invalid/details/" + file.fileId());
        } else {
            out.writeNullProperty("nzbInfoUrl");
        }
        group(out, file);
        text(out, "age", 2);
        text(out, "ageHours", "51.5");
        text(out, "ageMinutes", "3090.1");
        text(out, "publishedDate", row.date());
        text(out, "downloadClient", "Simulated");
        text(out, "downloadClientName", "Simulated");
        text(out, "size", file.size());
        text(out, "downloadUrl", secret);
        text(out, "guid", "http://indexer.example.invalid/details/" + file.fileId());
        text(out, product.externalIdName(), snapshot.externalIdOfArrId(file.arrId()));
        text(out, product == Product.RADARR ? "imdbId" : "tvRageId", 0);
        text(out, "protocol", 2);
        text(out, "customFormatScore", 0);
        text(out, product.resource() + "MatchType", "Title");
        text(out, "releaseSource", "Rss");
        text(out, "indexerFlags", 0);
        if (product == Product.RADARR) {
            text(out, "indexerId", 1);
            text(out, "torrentInfoHash", file.downloadId());
        }
        releaseType(out);
    }

    private void releaseType(JsonGenerator out) {
        if (product == Product.SONARR) {
            text(out, "releaseType", "SingleEpisode");
        }
    }

    /** Here, and only here, what is not known is written as null. */
    private static void group(JsonGenerator out, FileFacts file) {
        if (file.group() == null) {
            out.writeNullProperty("releaseGroup");
        } else {
            text(out, "releaseGroup", file.group());
        }
    }
}
