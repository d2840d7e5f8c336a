package io.arrgus.model.media;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.arrgus.model.connection.ConnectionId;

/**
 * Names one title of one connection. The same movie in two connections is two media.
 *
 * @param externalId the tmdb id of a movie, the tvdb id of a series: it survives what changes the Arr's own id
 */
public record MediaId(ConnectionId connectionId, String externalId) {

    public MediaId {
        if (externalId.isBlank()) {
            throw new IllegalArgumentException("A media id needs an external id");
        }
    }

    /**
     * Reads {@code connection:external}.
     *
     * @throws IllegalArgumentException if {@code text} is no media id
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static MediaId parse(String text) {
        var colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("A media id reads CONNECTION:EXTERNAL-ID");
        }
        return new MediaId(new ConnectionId(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    @JsonValue
    public String toString() {
        return connectionId + ":" + externalId;
    }
}
