package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.time.Duration;

/** How long an Arr thinks before the first byte, by the number of its titles; figures of real instances. */
public enum Pacing {
    /** As fast as it goes. */
    NONE(0, 0),
    /** As an instance that has sent its list before. */
    WARM(240, 650),
    /** As the first list after a start. */
    COLD(600, 1_400);

    private final int microsPerMovie;
    private final int microsPerSeries;

    Pacing(int microsPerMovie, int microsPerSeries) {
        this.microsPerMovie = microsPerMovie;
        this.microsPerSeries = microsPerSeries;
    }

    /** For a list; and in Sonarr for a look-up by tvdb id, which computes everything first. */
    Duration ofList(Product product, int titles) {
        var perTitle = switch (product) {
            case RADARR -> microsPerMovie;
            case SONARR -> microsPerSeries;
        };
        return Duration.ofNanos(1_000L * perTitle * titles);
    }

    /** For everything small. */
    Duration ofOthers() {
        return this == NONE ? Duration.ZERO : Duration.ofMillis(3);
    }
}
