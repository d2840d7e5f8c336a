package io.arrgus.worker.arr;

import io.arrgus.model.connection.ArrType;
import java.util.Set;

/** Tells the products apart by their {@code appName}, the only thing that is safe to go by. */
final class Recognition {

    /** Those that a message may call by name: what else answers there chooses its own words. */
    private static final Set<String> KNOWN = Set.of("Radarr", "Sonarr", "Lidarr", "Readarr", "Whisparr", "Prowlarr");

    private Recognition() {}

    /** @throws CallFailed if it is not what {@code expected} says */
    static void check(ArrType expected, SystemStatus status) {
        var name = status.appName();
        if (name == null || name.isBlank()) {
            throw new CallFailed(ArrTrouble.NOT_JSON);
        }
        if (!name.equals(expected.appName())) {
            throw new CallFailed(ArrTrouble.WRONG_APP, KNOWN.contains(name) ? name : "another application");
        }
    }
}
