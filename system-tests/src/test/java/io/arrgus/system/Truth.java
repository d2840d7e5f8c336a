package io.arrgus.system;

import io.arrgus.simulator.SimulatedArr;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What a simulated Arr holds now, in the form in which the store shows facts. */
public final class Truth {

    private Truth() {}

    public static Map<String, Map<String, String>> of(SimulatedArr arr) {
        var truth = new TreeMap<String, Map<String, String>>();
        arr.truth()
                .forEach(item -> truth.put(
                        String.valueOf(item.externalId()),
                        item.json().has("tvdbId") ? Expected.ofSeries(item.json()) : Expected.ofMovie(item.json())));
        return truth;
    }

    /** What the store says, in the same words. */
    public static Map<String, Map<String, String>> stored(Map<String, JsonNode> media) {
        var stored = new TreeMap<String, Map<String, String>>();
        media.forEach((externalId, title) -> stored.put(externalId, Expected.factsOf(title)));
        return stored;
    }
}
