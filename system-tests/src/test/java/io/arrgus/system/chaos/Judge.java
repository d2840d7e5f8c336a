package io.arrgus.system.chaos;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;

/** Looks whether everything came to its end and the store tells the truth. */
final class Judge {

    private final Scene scene;
    private final Load load;
    private final Instant quietSince;

    Judge(Scene scene, Load load, Instant quietSince) {
        this.scene = scene;
        this.load = load;
        this.quietSince = quietSince;
    }

    /** As long as runs are under way, nothing else is worth a look. */
    Verdict look() throws IOException {
        var early = underWay();
        return early.isEmpty() ? all() : new Verdict(0, 0, early);
    }

    private List<String> underWay() throws IOException {
        var problems = new ArrayList<>(new Runs(scene).problems(quietSince));
        scene.broker().depths().forEach((queue, messages) -> tell(queue, messages, problems));
        return problems;
    }

    private static void tell(String queue, int messages, List<String> problems) {
        if (messages > 0) {
            problems.add(messages + " messages in " + queue);
        }
    }

    /** Everything, whatever there is to complain of. */
    Verdict all() throws IOException {
        var problems = new ArrayList<>(underWay());
        var wishes = load.asked().stream()
                .filter(it -> it.at().isAfter(scene.memory()))
                .toList();
        problems.addAll(new Runs(scene).forgotten(wishes));
        problems.addAll(kept());
        problems.addAll(leftovers());
        var titles = 0;
        var entries = 0;
        var store = scene.fleet().of(ServiceKind.STORE).getLast().door();
        for (var arr : scene.arrs()) {
            var compared = Titles.of(arr, store);
            problems.addAll(compared.differences());
            titles += compared.compared();
            var history = History.of(arr, scene.database().content());
            problems.addAll(history.problems());
            entries += history.size();
        }
        if (problems.isEmpty()) {
            scene.broker().messages().forEach((queue, messages) -> tell(queue, messages, problems));
        }
        return new Verdict(titles, entries, problems);
    }

    /** What is left of connections that were deleted. */
    private List<String> leftovers() {
        var theirs = new Document("$in", scene.deleted());
        var database = scene.database().content();
        var living =
                database.getCollection("media").countDocuments(new Document("connection", theirs).append("live", true));
        var remembered = database.getCollection("connections").countDocuments(new Document("_id", theirs));
        return living + remembered == 0
                ? List.of()
                : List.of("of deleted connections, " + living + " titles live on, and " + remembered
                        + " are not known to be deleted");
    }

    /** What waits for a person: here nothing should. */
    private List<String> kept() throws IOException {
        var kept = new ArrayList<String>();
        show(ServiceKind.STORE, "/api/v1/holds", kept);
        show(ServiceKind.SCHEDULER, "/api/v1/parked", kept);
        return kept;
    }

    private void show(ServiceKind kind, String path, List<String> kept) throws IOException {
        var answer = scene.fleet().of(kind).getFirst().door().get(path);
        if (!answer.good()) {
            throw new IOException(path + " answers " + answer.body());
        }
        answer.json().get("items").forEach(it -> kept.add(path + " shows " + it));
    }
}
