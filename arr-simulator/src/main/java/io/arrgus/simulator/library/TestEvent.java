package io.arrgus.simulator.library;

import tools.jackson.core.JsonGenerator;

/** What is sent to find out whether anybody listens. */
final class TestEvent {
    private TestEvent() {}

    static void write(JsonGenerator json, Product product) {
        switch (product) {
            case RADARR -> testOfMovies(json);
            case SONARR -> testOfSeries(json);
        }
    }

    private static void testOfMovies(JsonGenerator json) {
        json.writeObjectPropertyStart("movie");
        json.writeNumberProperty("id", 1);
        json.writeStringProperty("title", "Test Title");
        json.writeNumberProperty("year", 1970);
        json.writeStringProperty("releaseDate", "1970-01-01");
        json.writeStringProperty("folderPath", "C:\\testpath");
        json.writeNumberProperty("tmdbId", 0);
        testTags(json);
        json.writeEndObject();
        json.writeObjectPropertyStart("remoteMovie");
        json.writeNumberProperty("tmdbId", 1234);
        json.writeStringProperty("imdbId", "5678");
        json.writeStringProperty("title", "Test title");
        json.writeNumberProperty("year", 1970);
        json.writeEndObject();
        json.writeObjectPropertyStart("release");
        json.writeStringProperty("quality", "Test Quality");
        json.writeNumberProperty("qualityVersion", 1);
        json.writeStringProperty("releaseGroup", "Test Group");
        json.writeStringProperty("releaseTitle", "Test Title");
        json.writeStringProperty("indexer", "Test Indexer");
        json.writeNumberProperty("size", 9_999_999);
        json.writeNumberProperty("customFormatScore", 0);
        json.writeEndObject();
    }

    private static void testOfSeries(JsonGenerator json) {
        json.writeObjectPropertyStart("series");
        json.writeNumberProperty("id", 1);
        json.writeStringProperty("title", "Test Title");
        json.writeStringProperty("path", "C:\\testpath");
        json.writeNumberProperty("tvdbId", 1234);
        json.writeNumberProperty("tvMazeId", 0);
        json.writeNumberProperty("tmdbId", 0);
        json.writeStringProperty("type", "standard");
        json.writeNumberProperty("year", 0);
        testTags(json);
        json.writeEndObject();
        json.writeArrayPropertyStart("episodes");
        json.writeStartObject();
        json.writeNumberProperty("id", 123);
        json.writeNumberProperty("episodeNumber", 1);
        json.writeNumberProperty("seasonNumber", 1);
        json.writeStringProperty("title", "Test title");
        json.writeNumberProperty("seriesId", 0);
        json.writeNumberProperty("tvdbId", 0);
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void testTags(JsonGenerator json) {
        json.writeArrayPropertyStart("tags");
        json.writeString("test-tag");
        json.writeEndArray();
    }
}
