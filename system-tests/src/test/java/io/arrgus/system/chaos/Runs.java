package io.arrgus.system.chaos;

import com.mongodb.client.MongoDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;

/** What the scheduler's books say, read from the database: leases and wishes are in no answer of its API. */
final class Runs {

    private final MongoDatabase database;
    private final Map<String, WatchedArr> arrs;

    Runs(Scene scene) {
        this.database = scene.database().content();
        this.arrs = scene.arrs().stream().collect(Collectors.toMap(WatchedArr::connection, it -> it));
    }

    /** Whatever of a run is not as it should be when all has been quiet since {@code quietSince}. */
    List<String> problems(Instant quietSince) {
        var runs = all();
        var problems = new ArrayList<String>();
        for (var entry : database.getCollection("connections").find()) {
            var arr = arrs.get(entry.getString("_id"));
            if (arr != null) {
                wishes(entry, arr, problems);
                leases(entry, arr, problems);
                syncedSince(quietSince, runs, arr, problems);
            }
        }
        runs.stream()
                .filter(run -> !ended(run) && at(run, "queuedAt").isBefore(quietSince))
                .forEach(run -> problems.add("still open: " + describe(run)));
        return problems;
    }

    private static void wishes(Document entry, WatchedArr arr, List<String> problems) {
        var pending = entry.get("pending", new Document());
        if (pending.get("full") != null || pending.get("items") != null) {
            problems.add(arr.name() + " still waits for a run: " + pending);
        }
    }

    private static void leases(Document entry, WatchedArr arr, List<String> problems) {
        Stream.of("full", "items")
                .map(kind -> entry.get(kind, Document.class))
                .filter(slot -> slot != null && at(slot, "leaseUntil").isBefore(Instant.now()))
                .forEach(slot -> problems.add(arr.name() + " has a lease that is over: " + slot));
    }

    private static void syncedSince(Instant since, List<Document> runs, WatchedArr arr, List<String> problems) {
        var synced = runs.stream()
                .filter(run -> run.getString("connectionId").equals(arr.connection()))
                .filter(run -> run.getString("kind").equals("FULL"))
                .filter(run -> at(run, "queuedAt").isAfter(since))
                .anyMatch(run -> List.of("SUCCEEDED", "UNCHANGED").contains(outcome(run)));
        if (!synced) {
            problems.add(arr.name() + " was not synced since all is quiet");
        }
    }

    /** Wishes that a scheduler took, and that no run was made for. */
    List<String> forgotten(List<Load.Asked> wishes) {
        var items = all().stream()
                .filter(run -> run.getString("kind").equals("ITEMS"))
                .toList();
        return wishes.stream()
                .filter(wish -> items.stream().noneMatch(run -> answers(run, wish)))
                .map(wish -> "no run for what was asked at " + wish.at() + " of "
                        + wish.arr().name() + ": " + wish.arrIds())
                .toList();
    }

    // A run says when somebody made up his mind to begin it; what is asked for until it does begin may still be in it.
    private static boolean answers(Document run, Load.Asked wish) {
        return run.getString("connectionId").equals(wish.arr().connection())
                && ended(run)
                && at(run.get("ending", Document.class), "at").isAfter(wish.at())
                && run.getList("arrIds", Integer.class).containsAll(wish.arrIds());
    }

    /** What happened to all runs since then. */
    List<Timeline.Event> since(Instant begin) {
        return all().stream()
                .filter(run -> !at(run, "queuedAt").isBefore(begin))
                .flatMap(Runs::steps)
                .toList();
    }

    private static Stream<Timeline.Event> steps(Document run) {
        var name = "run " + run.getString("_id").substring(0, 8);
        var steps = new ArrayList<Timeline.Event>();
        steps.add(new Timeline.Event(at(run, "queuedAt"), name, "queued: " + describe(run)));
        for (var step : List.of("startedAt", "fetchedAt")) {
            if (run.getDate(step) != null) {
                steps.add(new Timeline.Event(at(run, step), name, step));
            }
        }
        if (ended(run)) {
            var ending = run.get("ending", Document.class);
            steps.add(new Timeline.Event(at(ending, "at"), name, "ended: " + ending.toJson()));
        }
        return steps.stream();
    }

    private List<Document> all() {
        return database.getCollection("sync_runs")
                .find(new Document("connectionId", new Document("$in", List.copyOf(arrs.keySet()))))
                .into(new ArrayList<>());
    }

    private static String describe(Document run) {
        return run.getString("kind") + " of " + run.getString("connectionId") + ", fence " + run.get("fence") + ", for "
                + run.get("trigger") + " " + run.get("arrIds") + ", " + run.get("state");
    }

    private static boolean ended(Document run) {
        return run.getString("state").equals("ENDED");
    }

    private static String outcome(Document run) {
        return run.get("ending", new Document()).get("outcome", "none");
    }

    private static Instant at(Document document, String member) {
        return document.get(member, Date.class).toInstant();
    }
}
