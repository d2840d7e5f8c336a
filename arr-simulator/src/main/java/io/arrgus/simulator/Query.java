package io.arrgus.simulator;

import io.arrgus.simulator.http.HttpRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query; their names are read in any case. */
record Query(List<Map.Entry<String, String>> parameters) {

    static Query of(HttpRequest request) {
        var text = request.query();
        if (text.length() < 2) {
            return new Query(List.of());
        }
        return new Query(Arrays.stream(text.substring(1).split("&", -1))
                .map(pair -> pair.split("=", 2))
                .map(pair -> Map.entry(decoded(pair[0]), pair.length == 2 ? decoded(pair[1]) : ""))
                .toList());
    }

    /** Of the first parameter of that name. */
    Optional<String> first(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Of all parameters of that name. */
    List<String> all(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    boolean says(String name) {
        return first(name).orElse("").equalsIgnoreCase("true");
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }
}
