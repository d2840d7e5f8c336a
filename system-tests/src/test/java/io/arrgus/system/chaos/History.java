package io.arrgus.system.chaos;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.bson.Document;

/** The history of all titles of one Arr: no gap, nothing twice, and it leads to what is stored. */
final class History {

    private final String name;
    private final ToIntFunction<String> removals;
    private final List<Document> titles;
    private final Map<String, List<Document>> entries;
    private final long imports;
    private final List<String> problems = new ArrayList<>();

    /** @param removals how often the title with this external id was really removed */
    History(String name, ToIntFunction<String> removals, List<Document> titles, List<Document> entries) {
        this.name = name;
        this.removals = removals;
        this.titles = titles;
        this.imports =
                entries.stream().filter(it -> it.get("what").equals("IMPORTED")).count();
        this.entries = entries.stream()
                .filter(it -> it.get("mediaId") != null)
                .sorted(Comparator.comparing(it -> it.getLong("rev")))
                .collect(Collectors.groupingBy(it -> it.getString("mediaId")));
    }

    static History of(WatchedArr arr, MongoDatabase database) {
        var its = new Document("connection", arr.connection());
        return new History(
                arr.name(),
                arr::removalsOf,
                database.getCollection("media").find(its).into(new ArrayList<>()),
                database.getCollection("media_history").find(its).into(new ArrayList<>()));
    }

    int size() {
        return entries.values().stream().mapToInt(List::size).sum();
    }

    List<String> problems() {
        if (imports != 1) {
            problems.add(name + " was imported " + imports + " times");
        }
        titles.forEach(this::look);
        var known = titles.stream().map(it -> it.getString("_id")).collect(Collectors.toSet());
        entries.keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> problems.add(id + " has a history and is not there"));
        return problems;
    }

    private void look(Document title) {
        var id = title.getString("_id");
        var its = entries.getOrDefault(id, List.of());
        var revs = its.stream().map(it -> it.getLong("rev")).toList();
        // A title that came with the import begins at 0, and has no entry of its own for that.
        var expected = LongStream.rangeClosed(1, title.getLong("rev")).boxed().toList();
        check(revs.equals(expected), title, "has entries " + revs + " and is at " + title.getLong("rev"));
        check(title.getList("unsent", Document.class, List.of()).isEmpty(), title, "has entries that were not sent");
        if (!its.isEmpty()) {
            var last = its.getLast();
            check(
                    last.get("hash").equals(title.get("hash"))
                            && last.get("live").equals(title.get("live")),
                    title,
                    "is not what its last entry says");
        }
        var removed =
                its.stream().filter(it -> it.get("what").equals("REMOVED")).count();
        var real = removals.applyAsInt(id.substring(id.indexOf(':') + 1));
        check(removed <= real, title, "was removed " + removed + " times, and went " + real + " times");
        check(lifeMakesSense(its), title, "came and went in no order");
        chain(title, its);
    }

    private static boolean lifeMakesSense(List<Document> its) {
        var live = true;
        for (var entry : its) {
            var what = entry.getString("what");
            if (what.equals("CREATED") ? entry.getLong("rev") != 1 : live == what.equals("RESTORED")) {
                return false;
            }
            live = entry.getBoolean("live");
        }
        return true;
    }

    /** Each change begins with what the one before it led to, and the last one leads to what is stored. */
    private void chain(Document title, List<Document> its) {
        var now = new HashMap<String, Object>();
        for (var entry : its) {
            entry.get("changed", new Document()).forEach((member, change) -> {
                var step = (Document) change;
                check(
                        !now.containsKey(member) || Objects.equals(now.get(member), step.get("before")),
                        title,
                        "has a gap in its " + member + " before entry " + entry.get("rev"));
                now.put(member, step.get("after"));
            });
        }
        var facts = title.get("facts", Document.class);
        now.forEach((member, value) -> check(
                Objects.equals(value, member.equals("ruledMonitor") ? title.get(member) : facts.get(member)),
                title,
                "has another " + member + " than its history tells"));
    }

    private void check(boolean fine, Document title, String otherwise) {
        if (!fine) {
            problems.add(name + ": " + title.getString("_id") + " " + otherwise);
        }
    }
}
