package io.arrgus.simulator;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Which members JSON has, of which types, in which order, and which of them its objects never lack; all elements of an
 * array taken together.
 */
final class Shape {
    private final Map<String, Set<String>> types = new TreeMap<>();
    private final Map<String, Integer> objects = new TreeMap<>();
    private final Map<String, Integer> members = new TreeMap<>();
    private final Map<String, Set<List<String>>> orders = new TreeMap<>();

    static Shape of(JsonNode json) {
        var shape = new Shape();
        shape.take("", json);
        return shape;
    }

    private void take(String path, JsonNode json) {
        types.computeIfAbsent(path, _ -> new TreeSet<>()).add(type(json));
        if (json.isObject()) {
            objects.merge(path, 1, Integer::sum);
            orders.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(List.copyOf(json.propertyNames()));
            for (var member : json.properties()) {
                var below = path + "." + member.getKey() + kindOf(json, member.getKey());
                members.merge(below, 1, Integer::sum);
                take(below, member.getValue());
            }
        }
        if (json.isArray()) {
            json.forEach(element -> take(path + "[]", element));
        }
    }

    /** What the data of a row of a history is, its type of event tells. */
    private static String kindOf(JsonNode json, String member) {
        return member.equals("data") && json.has("eventType")
                ? "<" + json.get("eventType").asString() + ">"
                : "";
    }

    private static String type(JsonNode json) {
        return json.getNodeType().name();
    }

    Map<String, Set<String>> types() {
        return types;
    }

    /** Members that every object there has, and one of ours lacks. */
    Set<String> lacking(Shape there) {
        var lacking = new TreeSet<String>();
        for (var path : there.members.keySet()) {
            var object = path.substring(0, path.lastIndexOf('.'));
            var always = there.members.get(path).equals(there.objects.get(object));
            var ours = objects.getOrDefault(object, 0);
            if (always && members.getOrDefault(path, 0) < ours) {
                lacking.add(path);
            }
        }
        return lacking;
    }

    /** Pairs of members that stand the other way round than in {@code other}. */
    List<String> ordersOtherThanIn(Shape other) {
        var wrong = new ArrayList<String>();
        orders.forEach((path, mine) -> {
            for (var order : mine) {
                for (var theirs : other.orders.getOrDefault(path, Set.of())) {
                    var common = order.stream().filter(theirs::contains).toList();
                    var expected = theirs.stream().filter(order::contains).toList();
                    if (!common.equals(expected)) {
                        wrong.add(path + ": " + common + " instead of " + expected);
                    }
                }
            }
        });
        return wrong.stream().distinct().limit(5).toList();
    }
}
