package io.arrgus.system.chaos;

import io.arrgus.system.Expected;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the store shows of one Arr, beside what is true. */
final class Titles {

    private static final int SHOWN = 5;

    private final WatchedArr arr;
    private final Map<String, Map<String, String>> truth;
    private final Map<String, Map<String, String>> stored;

    private Titles(WatchedArr arr, Map<String, Map<String, String>> truth, Map<String, Map<String, String>> stored) {
        this.arr = arr;
        this.truth = truth;
        this.stored = stored;
    }

    static Titles of(WatchedArr arr, Door store) throws IOException {
        return new Titles(arr, arr.truth(), stored(store, arr.connection()));
    }

    private static Map<String, Map<String, String>> stored(Door store, String connection) throws IOException {
        var all = new TreeMap<String, Map<String, String>>();
        var cursor = "";
        do {
            var answer = store.get("/api/v1/media?limit=500&connection=" + connection + cursor);
            if (!answer.good()) {
                throw new IOException("The store answers " + answer.body());
            }
            answer.json()
                    .get("items")
                    .forEach(title -> all.put(title.get("externalId").asString(), Expected.factsOf(title)));
            var next = answer.json().path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return all;
    }

    int compared() {
        return truth.size();
    }

    List<String> differences() {
        var differences = new ArrayList<String>();
        tell("are missing", minus(truth, stored), differences);
        tell("should not be there", minus(stored, truth), differences);
        var changed = truth.keySet().stream()
                .filter(id -> stored.containsKey(id) && !truth.get(id).equals(stored.get(id)))
                .map(this::difference)
                .toList();
        tell("are different", changed, differences);
        return differences;
    }

    private void tell(String what, List<String> which, List<String> differences) {
        if (!which.isEmpty()) {
            differences.add(arr.name() + ": " + which.size() + " titles " + what + ": "
                    + which.stream().limit(SHOWN).collect(Collectors.joining(", ")));
        }
    }

    private static List<String> minus(Map<String, ?> some, Map<String, ?> others) {
        return some.keySet().stream().filter(id -> !others.containsKey(id)).toList();
    }

    private String difference(String id) {
        var members = new TreeSet<>(truth.get(id).keySet());
        members.addAll(stored.get(id).keySet());
        return id
                + members.stream()
                        .filter(it -> !Objects.equals(
                                truth.get(id).get(it), stored.get(id).get(it)))
                        .map(it -> it + " is " + stored.get(id).get(it) + " for "
                                + truth.get(id).get(it))
                        .toList();
    }
}
