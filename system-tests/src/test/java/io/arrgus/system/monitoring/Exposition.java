package io.arrgus.system.monitoring;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Our metrics as a service shows them to Prometheus: each name with its type and labels. */
final class Exposition {

    private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (arrgus_\\w+) (\\w+)$");
    private static final Pattern SAMPLE =
            Pattern.compile("(?m)^(arrgus_\\w+?)(?:_bucket|_sum|_count)?(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

    private Exposition() {}

    static Map<String, String> of(String scraped) {
        var types = new TreeMap<String, String>();
        TYPE.matcher(scraped).results().forEach(it -> types.put(it.group(1), it.group(2)));
        types.keySet().removeIf(name -> isMaximum(name, types));
        var labels = new HashMap<String, TreeSet<String>>();
        SAMPLE.matcher(scraped).results().forEach(it -> {
            var found = labels.computeIfAbsent(it.group(1), _ -> new TreeSet<>());
            if (it.group(2) != null) {
                LABEL.matcher(it.group(2)).results().forEach(label -> found.add(label.group(1)));
            }
            found.remove("le");
        });
        types.replaceAll((name, type) -> type + " " + labels.get(name));
        return types;
    }

    private static boolean isMaximum(String name, Map<String, String> types) {
        return name.endsWith("_max")
                && "histogram".equals(types.get(name.substring(0, name.length() - "_max".length())));
    }
}
