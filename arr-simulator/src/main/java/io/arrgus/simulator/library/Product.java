package io.arrgus.simulator.library;

import java.util.Locale;

/** The applications that can be simulated, and their own words for what they hold. */
public enum Product {
    RADARR("Radarr", "movie", "tmdbId"),
    SONARR("Sonarr", "series", "tvdbId");

    private final String appName;
    private final String resource;
    private final String externalIdName;

    Product(String appName, String resource, String externalIdName) {
        this.appName = appName;
        this.resource = resource;
        this.externalIdName = externalIdName;
    }

    public String appName() {
        return appName;
    }

    /** The last part of the path of its list. */
    public String resource() {
        return resource;
    }

    /** The same of the files of what it holds. */
    public String fileResource() {
        return switch (this) {
            case RADARR -> "moviefile";
            case SONARR -> "episodefile";
        };
    }

    /** The member, and the query parameter, that holds the id by which the world knows a title. */
    public String externalIdName() {
        return externalIdName;
    }

    /** As people write it in a command: {@code radarr}. */
    public String command() {
        return appName.toLowerCase(Locale.ROOT);
    }
}
