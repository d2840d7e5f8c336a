package io.arrgus.system.chaos;

import java.time.Duration;
import java.util.List;

/** What all rounds together say. */
final class Summary {

    private Summary() {}

    static String of(List<Round.Result> results) {
        var good = results.stream().filter(Round.Result::good).toList();
        var text = "chaos: %d of %d rounds equal".formatted(good.size(), results.size());
        if (good.isEmpty()) {
            return text;
        }
        var times = good.stream().map(Round.Result::recovery).sorted().toList();
        return text
                + "; recovery median %.1f s, worst %.1f s"
                        .formatted(seconds(times.get(times.size() / 2)), seconds(times.getLast()));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
