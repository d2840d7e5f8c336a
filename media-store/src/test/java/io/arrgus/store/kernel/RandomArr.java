package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.store.Films;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The truth: an Arr whose titles come, change, go and come back. */
final class RandomArr {

    private static final Map<List<Integer>, MediaCreate> FILMS = new ConcurrentHashMap<>();

    private final Random random;
    private final TreeMap<Integer, Integer> titles = new TreeMap<>();
    private final List<Map.Entry<Integer, Integer>> graveyard = new ArrayList<>();
    private int fresh = 100;

    RandomArr(Random random) {
        this.random = random;
        for (int size = 3 + random.nextInt(8); titles.size() < size; ) {
            titles.put(titles.size(), 0);
        }
    }

    /** Says what it did. */
    String change() {
        var what = random.nextDouble();
        if (what < .3 && !titles.isEmpty()) {
            var id = any();
            return "changes " + id + " to " + titles.merge(id, 1, (was, one) -> (was + one) % 2);
        }
        if (what < .55 && !titles.isEmpty()) {
            var id = any();
            graveyard.add(Map.entry(id, titles.remove(id)));
            return "loses " + id;
        }
        if (what < .8 && !graveyard.isEmpty()) {
            var back = graveyard.removeLast();
            titles.putIfAbsent(back.getKey(), back.getValue());
            return "has " + back.getKey() + " back";
        }
        titles.put(fresh, 0);
        return "gets " + fresh++;
    }

    /** What it has now, by id. */
    Map<Integer, Integer> list() {
        return new TreeMap<>(titles);
    }

    /** The id of a title that it may have or not. */
    int anyId() {
        return random.nextInt(4) == 0 || titles.isEmpty() ? random.nextInt(10) : any();
    }

    private int any() {
        return List.copyOf(titles.keySet()).get(random.nextInt(titles.size()));
    }

    static MediaCreate film(int id, int content) {
        return FILMS.computeIfAbsent(List.of(id, content), _ -> Films.film(id, nameOf(content)));
    }

    static String nameOf(@Nullable Integer content) {
        return "Content " + content;
    }
}
