package io.arrgus.system.benchmarks;

import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** A fleet of simulated Arrs, each with a library of its own, and how long it takes to sync all of them. */
final class ManyArrs implements AutoCloseable {

    private final int titles;
    private final List<SimulatedArr> arrs;

    private ManyArrs(int titles, List<SimulatedArr> arrs) {
        this.titles = titles;
        this.arrs = arrs;
    }

    static ManyArrs start(int count, int titles) {
        return new ManyArrs(
                titles,
                IntStream.range(0, count)
                        .mapToObj(seed ->
                                SimulatedArr.radarr().titles(titles).seed(seed).start())
                        .toList());
    }

    List<SimulatedArr> arrs() {
        return arrs;
    }

    /** Connects all, waits for their first syncs, and returns the ids of the connections. */
    List<String> connectedTo(ArrgusStack arrgus) {
        var connections = IntStream.range(0, arrs.size())
                .mapToObj(number -> arrgus.connect("Arr " + number, arrs.get(number), "RADARR"))
                .toList();
        connections.forEach(arrgus::firstRun);
        return connections;
    }

    record Times(Duration all, Duration median, Duration longest) {

        @Override
        public String toString() {
            return "all %d ms, each %d ms, longest %d ms"
                    .formatted(all.toMillis(), median.toMillis(), longest.toMillis());
        }
    }

    /** A tenth of all titles changes, and everybody is synced at once. */
    Times round(ArrgusStack arrgus, List<String> triggered, List<String> measured) {
        arrs.forEach(it -> it.library().change(titles / 10));
        var known = measured.stream().map(it -> arrgus.runs(it).size()).toList();
        var begun = Instant.now();
        triggered.forEach(arrgus::trigger);
        await().atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> IntStream.range(0, measured.size())
                        .allMatch(it -> arrgus.endedRuns(measured.get(it)).size() > known.get(it)));
        var all = Duration.between(begun, Instant.now());
        var each = measured.stream()
                .map(it -> arrgus.runs(it).getFirst())
                .map(ManyArrs::duration)
                .sorted()
                .toList();
        return new Times(all, each.get(each.size() / 2), each.getLast());
    }

    private static Duration duration(JsonNode run) {
        return Duration.between(
                Instant.parse(run.get("queuedAt").asString()),
                Instant.parse(run.get("endedAt").asString()));
    }

    @Override
    public void close() {
        arrs.forEach(SimulatedArr::close);
    }
}
