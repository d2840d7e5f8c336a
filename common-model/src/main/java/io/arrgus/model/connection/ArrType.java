package io.arrgus.model.connection;

import io.arrgus.model.media.MediaType;

/** The applications we can speak to. */
public enum ArrType {
    RADARR("Radarr", MediaType.MOVIE),
    SONARR("Sonarr", MediaType.SERIES);

    private final String appName;
    private final MediaType mediaType;

    ArrType(String appName, MediaType mediaType) {
        this.appName = appName;
        this.mediaType = mediaType;
    }

    /** The {@code appName} that {@code system/status} answers: the only safe way to recognise the product. */
    public String appName() {
        return appName;
    }

    /** What the titles of this application are. */
    public MediaType mediaType() {
        return mediaType;
    }
}
