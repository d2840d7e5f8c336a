package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.time.Duration;

/**
 * How long an Arr thinks before the first byte, by the number of its titles, and how fast it sends then; figures of real
 * instances.
 */
public enum Pacing {
    /** As fast as it goes. */
    NONE(0, 0, Pacing.UNLIMITED),
    /** As an instance that has sent its list before. */
    WARM(240, 650, 100_000_000),
    /** As the first list after a start. */
    COLD(600, 1_400, 100_000_000),
    /** As a weak box that has a lot to do. */
    WEAK(3_500, 8_000, 5_000_000);

    /** As fast as it goes. */
    static final int UNLIMITED = Integer.MAX_VALUE;

    private final int microsPerMovie;
    private final int microsPerSeries;
    private final int bytesPerSecond;

    Pacing(int microsPerMovie, int microsPerSeries, int bytesPerSecond) {
        this.microsPerMovie = microsPerMovie;
        this.microsPerSeries = microsPerSeries;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** For a list; and in Sonarr for a look-up by tvdb id, which computes everything first. */
    Duration ofList(Product product, int titles) {
        var perTitle = switch (product) {
            case RADARR -> microsPerMovie;
            case SONARR -> microsPerSeries;
        };
        return Duration.ofNanos(1_000L * perTitle * titles);
    }

    /** At which a body is sent once it begins. */
    int bytesPerSecond() {
        return bytesPerSecond;
    }

    /** For everything small. */
    Duration ofOthers() {
        return this == NONE ? Duration.ZERO : Duration.ofMillis(3);
    }
}
