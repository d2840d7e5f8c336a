package io.arrgus.simulator.library;

import tools.jackson.core.JsonGenerator;

/** What a file can be like; Radarr and Sonarr have words of their own for where it comes from. */
public record Quality(int id, String name, String source, int resolution, String modifier) {
    static final Quality[] OF_MOVIES = {
        new Quality(3, "WEBDL-1080p", "webdl", 1080, "none"),
        new Quality(7, "Bluray-1080p", "bluray", 1080, "none"),
        new Quality(19, "Bluray-2160p", "bluray", 2160, "none"),
        new Quality(31, "Remux-2160p", "bluray", 2160, "remux"),
        new Quality(5, "WEBDL-720p", "webdl", 720, "none"),
        new Quality(2, "DVD", "dvd", 480, "none")
    };
    static final Quality[] OF_EPISODES = {
        new Quality(3, "WEBDL-1080p", "web", 1080, ""),
        new Quality(4, "HDTV-720p", "television", 720, ""),
        new Quality(18, "WEBDL-2160p", "web", 2160, ""),
        new Quality(1, "SDTV", "television", 480, "")
    };

    /** With its revision, as a member called {@code quality}. */
    void write(JsonGenerator out) {
        out.writeObjectPropertyStart("quality");
        out.writeObjectPropertyStart("quality");
        writeMembers(out);
        out.writeEndObject();
        out.writeObjectPropertyStart("revision");
        out.writeNumberProperty("version", 1);
        out.writeNumberProperty("real", 0);
        out.writeBooleanProperty("isRepack", false);
        out.writeEndObject();
        out.writeEndObject();
    }

    private void writeMembers(JsonGenerator out) {
        out.writeNumberProperty("id", id);
        out.writeStringProperty("name", name);
        out.writeStringProperty("source", source);
        out.writeNumberProperty("resolution", resolution);
        if (!modifier.isEmpty()) {
            out.writeStringProperty("modifier", modifier);
        }
    }

    boolean isLow() {
        return resolution < 1080;
    }
}
