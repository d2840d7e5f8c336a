package io.arrgus.system.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.Truth;
import io.arrgus.system.faults.SpoiltArr.Part;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** One row played: a library that was synced once goes wrong beside another one that does not, and is mended. */
final class Case {

    static final String KEY = "0123456789abcdef0123456789abcdef";
    private static final int MOVIES = 40;

    private final ArrgusStack arrgus;
    private final Row row;
    private final String name;

    Case(ArrgusStack arrgus, Row row) {
        this.arrgus = arrgus;
        this.row = row;
        this.name = "<" + row.what() + ">";
    }

    Told play() {
        try (var radarr = SimulatedArr.radarr()
                        .titles(MOVIES)
                        .apiKey(KEY)
                        .seed(41)
                        .start();
                var healthy = SimulatedArr.radarr().titles(3).seed(42).start();
                var front = SpoiltArr.before(radarr)) {
            var sick = arrgus.connect(name, front.url(), KEY, "RADARR", Map.of());
            var other = arrgus.connected("beside " + name, healthy, "RADARR");
            arrgus.firstRun(sick);
            radarr.library().change(1);
            healthy.library().change(1);
            var before = new TreeSet<>(arrgus.media(sick).keySet());

            var known = arrgus.runs(sick).size();
            front.countAnew();
            spoil(front, sick);
            var otherRun = arrgus.sync(other);
            var otherFirst = arrgus.runs(sick).stream().anyMatch(it -> !isOver(it));
            var run = await().atMost(ArrgusStack.PATIENCE)
                    .pollInterval(50, MILLISECONDS)
                    .until(() -> endedAfter(known, sick), Objects::nonNull);
            var shown = arrgus.atRest(sick);
            var statusCalls = front.calls(Part.STATUS);
            var listCalls = front.calls(Part.LIST);
            var lost = new TreeSet<>(before);
            lost.removeAll(arrgus.media(sick).keySet());

            mend(front, sick);
            var failure = shown.path("lastFailure").isNull() ? shown.path("shortfall") : shown.path("lastFailure");
            var equal = isTrue(sick, radarr);
            arrgus.disconnect(sick);
            arrgus.disconnect(other);
            return new Told(
                    ArrgusStack.outcome(run),
                    shown.get("state").asString(),
                    failure.path("kind").asString(""),
                    failure.path("code").asString(""),
                    plain(failure.path("message").asString(""), front),
                    plain(failure.path("hint").asString(""), front),
                    statusCalls,
                    listCalls,
                    lost.size(),
                    ArrgusStack.outcome(otherRun),
                    otherFirst,
                    equal);
        }
    }

    private void spoil(SpoiltArr front, String sick) {
        if (row.url() != null) {
            arrgus.patch(sick, "url", row.url());
        } else {
            front.spoil(Objects.requireNonNull(row.part()), Objects.requireNonNull(row.script()));
            arrgus.trigger(sick);
        }
    }

    private void mend(SpoiltArr front, String sick) {
        front.heal();
        if (row.url() != null) {
            arrgus.patch(sick, "url", front.url());
        }
        arrgus.sync(sick);
    }

    private JsonNode endedAfter(int known, String connection) {
        var runs = arrgus.runs(connection);
        return runs.size() > known && isOver(runs.get(runs.size() - known - 1))
                ? runs.get(runs.size() - known - 1)
                : null;
    }

    private static boolean isOver(JsonNode run) {
        return run.get("state").asString().equals("ENDED");
    }

    private boolean isTrue(String connection, SimulatedArr arr) {
        return Truth.stored(arrgus.media(connection)).equals(Truth.of(arr));
    }

    /** Ports differ each time; what people read does not. */
    private String plain(String sentence, SpoiltArr front) {
        var address = row.url() == null ? front.url() : row.url();
        return sentence.replace(name, "Movies")
                .replaceAll("/radarr-[a-z0-9]+", "/{id}")
                .replace(address, address.startsWith("https") ? "https://radarr" : "http://radarr:7878");
    }
}
