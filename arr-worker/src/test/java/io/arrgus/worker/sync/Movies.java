package io.arrgus.worker.sync;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Movies as Radarr writes them, short. */
final class Movies {

    private Movies() {}

    static String movie(int number) {
        return movie(number, "\"monitored\": true");
    }

    static String movie(int number, String members) {
        return "{\"title\": \"Movie " + number + "\", \"tmdbId\": " + (1000 + number) + ", " + members + ", \"id\": "
                + number + "}";
    }

    static String list(String... items) {
        return Arrays.stream(items).collect(Collectors.joining(",\n  ", "[\n  ", "\n]"));
    }

    static String list(int first, int last) {
        return list(IntStream.rangeClosed(first, last).mapToObj(Movies::movie).toArray(String[]::new));
    }
}
