package io.arrgus.simulator.library;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Writes titles as webhooks show them: less of them than a list does, and tags by their labels. */
final class EventTitles {
    /** Nobody knows when it comes out. */
    private static final String SOME_DAY = "9999-12-31";

    private final IntFunction<String> tagLabel;

    EventTitles(IntFunction<String> tagLabel) {
        this.tagLabel = tagLabel;
    }

    void write(JsonGenerator out, Product product, Snapshot snapshot, int position) {
        var title = Library.truth(snapshot, position).json();
        out.writeObjectPropertyStart(product.resource());
        out.writeNumberProperty("id", title.get("id").asInt());
        switch (product) {
            case RADARR -> movie(out, title);
            case SONARR -> series(out, title);
        }
        copy(out, title, "genres", "genres");
        copy(out, title, "images", "images");
        out.writeArrayPropertyStart("tags");
        title.get("tags").forEach(tag -> out.writeString(tagLabel.apply(tag.asInt())));
        out.writeEndArray();
        copy(out, title, "originalLanguage", "originalLanguage");
        out.writeEndObject();
    }

    private static void movie(JsonGenerator out, JsonNode title) {
        copy(out, title, "title", "title");
        copy(out, title, "year", "year");
        out.writeStringProperty("releaseDate", releaseDate(title));
        copy(out, title, "folderName", "folderPath");
        copy(out, title, "tmdbId", "tmdbId");
        copy(out, title, "imdbId", "imdbId");
        copy(out, title, "overview", "overview");
    }

    /** The day of its disc; else 90 days after the cinemas; else never. */
    private static String releaseDate(JsonNode title) {
        if (title.has("physicalRelease")) {
            return title.get("physicalRelease").asString().substring(0, 10);
        }
        return title.has("inCinemas")
                ? LocalDate.parse(title.get("inCinemas").asString().substring(0, 10))
                        .plusDays(90)
                        .toString()
                : SOME_DAY;
    }

    private static void series(JsonGenerator out, JsonNode title) {
        for (var member : List.of("title", "titleSlug", "path", "tvdbId", "tvMazeId", "tmdbId", "imdbId")) {
            copy(out, title, member, member);
        }
        copy(out, title, "seriesType", "type");
        copy(out, title, "year", "year");
    }

    /** The movie as its metadata service knows it. */
    static void remote(JsonGenerator out, Snapshot snapshot, int position) {
        var title = Library.truth(snapshot, position).json();
        out.writeObjectPropertyStart("remoteMovie");
        for (var member : List.of("tmdbId", "imdbId", "title", "year")) {
            copy(out, title, member, member);
        }
        out.writeEndObject();
    }

    private static void copy(JsonGenerator out, JsonNode title, String from, String as) {
        @Nullable JsonNode value = title.get(from);
        if (value != null) {
            out.writeName(as);
            out.writePOJO(value);
        }
    }
}
