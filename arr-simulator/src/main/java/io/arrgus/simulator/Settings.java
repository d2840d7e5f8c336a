package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.time.Clock;

/**
 * How one simulated Arr is set up.
 *
 * @param urlBase {@code /radarr}, or nothing
 */
record Settings(
        Product product,
        String address,
        int port,
        String apiKey,
        String urlBase,
        Authentication authentication,
        long seed,
        int titles,
        Clock clock) {

    /** The real applications answer with these. */
    String version() {
        return switch (product) {
            case RADARR -> "6.1.0.10400";
            case SONARR -> "4.0.19.2979";
        };
    }
}
