package io.arrgus.simulator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.core.JsonGenerator;

/** The tags of an Arr: shown by their labels' order, known by their ids. */
final class Tags {
    private static final List<String> AT_FIRST = List.of("subtitled", "rewatch", "loaned", "kids", "archive", "4k");

    private final ReentrantLock changing = new ReentrantLock();
    private final Map<String, Integer> ids = new TreeMap<>();

    Tags() {
        AT_FIRST.forEach(this::idOf);
    }

    /** Of the tag with that label, which is made if there is none. */
    int idOf(String label) {
        changing.lock();
        try {
            return ids.computeIfAbsent(label, _ -> ids.size() + 1);
        } finally {
            changing.unlock();
        }
    }

    Map<String, Integer> all() {
        changing.lock();
        try {
            return new TreeMap<>(ids);
        } finally {
            changing.unlock();
        }
    }

    Optional<String> label(int id) {
        return all().entrySet().stream()
                .filter(tag -> tag.getValue() == id)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static void write(JsonGenerator json, String label, int id) {
        json.writeStartObject();
        json.writeStringProperty("label", label);
        json.writeNumberProperty("id", id);
        json.writeEndObject();
    }
}
