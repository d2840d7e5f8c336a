package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;

import tools.jackson.core.JsonGenerator;

/** Writes files as the Arrs show them. */
final class FileJson {
    private FileJson() {}

    /** As a member of its movie, which says less than the file by itself. */
    static void embedded(JsonGenerator out, FileFacts file) {
        out.writeObjectPropertyStart("movieFile");
        ofMovie(out, file, false);
        out.writeEndObject();
    }

    static void ofMovie(JsonGenerator out, FileFacts file, boolean alone) {
        out.writeNumberProperty("movieId", file.arrId());
        place(out, file);
        known(out, file);
        out.writeStringProperty("edition", file.cut() ? "Director's Cut" : "");
        languages(out, file);
        file.quality().write(out);
        if (alone) {
            customFormats(out);
        }
        out.writeNumberProperty("indexerFlags", 0);
        mediaInfo(out, file);
        if (file.known()) {
            out.writeStringProperty("originalFilePath", file.release() + "/" + file.release() + ".mkv");
        }
        out.writeBooleanProperty("qualityCutoffNotMet", file.quality().isLow());
        out.writeNumberProperty("id", file.fileId());
    }

    static void ofEpisode(JsonGenerator out, FileFacts file) {
        out.writeNumberProperty("seriesId", file.arrId());
        out.writeNumberProperty("seasonNumber", file.season());
        place(out, file);
        known(out, file);
        languages(out, file);
        file.quality().write(out);
        customFormats(out);
        out.writeNumberProperty("indexerFlags", 0);
        out.writeStringProperty("releaseType", "singleEpisode");
        mediaInfo(out, file);
        out.writeBooleanProperty("qualityCutoffNotMet", file.quality().isLow());
        out.writeNumberProperty("id", file.fileId());
    }

    private static void place(JsonGenerator out, FileFacts file) {
        out.writeStringProperty("relativePath", file.relativePath());
        out.writeStringProperty("path", file.path());
        out.writeNumberProperty("size", file.size());
        out.writeStringProperty("dateAdded", Dates.at(file.added(), 21, 4, 9));
    }

    private static void known(JsonGenerator out, FileFacts file) {
        if (file.known()) {
            out.writeStringProperty("sceneName", file.release());
        }
        Members.optional(out, "releaseGroup", file.group());
    }

    static void languages(JsonGenerator out, FileFacts file) {
        out.writeArrayPropertyStart("languages");
        Members.language(out, file.language());
        out.writeEndArray();
    }

    static void customFormats(JsonGenerator out) {
        out.writeArrayPropertyStart("customFormats");
        out.writeEndArray();
        out.writeNumberProperty("customFormatScore", 0);
    }

    private static void mediaInfo(JsonGenerator out, FileFacts file) {
        var wide = file.isWide();
        out.writeObjectPropertyStart("mediaInfo");
        out.writeNumberProperty("audioBitrate", 640_000);
        decimal(out, "audioChannels", wide ? "7.1" : "5.1");
        out.writeStringProperty("audioCodec", wide ? "TrueHD Atmos" : "AC3");
        out.writeStringProperty("audioLanguages", "eng/fre");
        out.writeNumberProperty("audioStreamCount", 2);
        out.writeNumberProperty("videoBitDepth", wide ? 10 : 8);
        out.writeNumberProperty("videoBitrate", file.bitrate());
        out.writeStringProperty("videoCodec", wide ? "x265" : "x264");
        decimal(out, "videoFps", "23.976");
        out.writeStringProperty("videoDynamicRange", wide ? "HDR" : "");
        out.writeStringProperty("videoDynamicRangeType", wide ? "DV HDR10" : "");
        out.writeStringProperty("resolution", wide ? "3840x1600" : "1920x800");
        out.writeStringProperty("runTime", "1:" + (10 + file.bitrate() % 50) + ":07");
        out.writeStringProperty("scanType", "Progressive");
        out.writeStringProperty("subtitles", "eng/ger/cze");
        out.writeEndObject();
    }
}
