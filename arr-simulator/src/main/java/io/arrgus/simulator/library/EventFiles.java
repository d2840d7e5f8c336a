package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;

import tools.jackson.core.JsonGenerator;

/** Writes files as webhooks show them: otherwise than the API does. */
final class EventFiles {
    private EventFiles() {}

    /** @param withSource whether the file came from somewhere just now */
    static void write(JsonGenerator json, FileFacts file, boolean withSource) {
        json.writeStartObject();
        writeMembers(json, file, withSource);
        json.writeEndObject();
    }

    static void writeMembers(JsonGenerator json, FileFacts file, boolean withSource) {
        json.writeNumberProperty("id", file.fileId());
        json.writeStringProperty("relativePath", file.relativePath());
        json.writeStringProperty("path", file.path());
        json.writeStringProperty("quality", file.quality().name());
        json.writeNumberProperty("qualityVersion", 1);
        Members.optional(json, "releaseGroup", file.group());
        if (file.known()) {
            json.writeStringProperty("sceneName", file.release());
        }
        if (file.episodeId() == 0) {
            json.writeStringProperty("indexerFlags", "0");
        }
        json.writeNumberProperty("size", file.size());
        json.writeStringProperty("dateAdded", file.added() + "T21:04:09.2989497Z");
        FileJson.languages(json, file);
        mediaInfo(json, file);
        if (withSource) {
            json.writeStringProperty("sourcePath", "/downloads/" + file.release() + "/" + file.release() + ".mkv");
        }
    }

    private static void mediaInfo(JsonGenerator json, FileFacts file) {
        json.writeObjectPropertyStart("mediaInfo");
        decimal(json, "audioChannels", file.isWide() ? "7.1" : "5.1");
        json.writeStringProperty("audioCodec", file.isWide() ? "TrueHD Atmos" : "AC3");
        words(json, "audioLanguages", "eng", "fre");
        json.writeNumberProperty("height", file.isWide() ? 1600 : 800);
        json.writeNumberProperty("width", file.isWide() ? 3840 : 1920);
        words(json, "subtitles", "eng", "ger", "cze");
        json.writeStringProperty("videoCodec", file.isWide() ? "x265" : "x264");
        json.writeStringProperty("videoDynamicRange", file.isWide() ? "HDR" : "");
        json.writeStringProperty("videoDynamicRangeType", file.isWide() ? "DV HDR10" : "");
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String member, String... words) {
        json.writeArrayPropertyStart(member);
        for (var word : words) {
            json.writeString(word);
        }
        json.writeEndArray();
    }
}
