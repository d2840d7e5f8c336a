package io.arrgus.system.chaos;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.Truth;
import io.arrgus.testsupport.Link;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** A simulated Arr behind a link, and what Arrgus knows it by. */
final class WatchedArr implements AutoCloseable {

    private final SimulatedArr arr;
    private final Link link;
    private final String name;
    private final Map<String, Integer> removals = new ConcurrentHashMap<>();
    private volatile String connection = "none yet";
    private volatile int lastRemoved = 1;

    private WatchedArr(SimulatedArr arr, String name) {
        this.arr = arr;
        this.name = name;
        this.link = Link.to(() -> new InetSocketAddress("127.0.0.1", arr.port()));
    }

    static WatchedArr radarr(String name, int titles, long seed) {
        return new WatchedArr(SimulatedArr.radarr().titles(titles).seed(seed).start(), name);
    }

    static WatchedArr sonarr(String name, int titles, long seed) {
        return new WatchedArr(SimulatedArr.sonarr().titles(titles).seed(seed).start(), name);
    }

    /** Asks a scheduler to watch it. */
    void connect(Door scheduler, String every) throws IOException {
        var answer = scheduler.post(
                "/api/v1/connections",
                Map.of(
                        "name",
                        name,
                        "arrType",
                        arr.product().name(),
                        "url",
                        "http://127.0.0.1:" + link.port(),
                        "apiKey",
                        arr.apiKey(),
                        "every",
                        every));
        if (!answer.good()) {
            throw new IOException("The connection was refused: " + answer.body());
        }
        connection = answer.json().get("id").asString();
    }

    void disconnect(Door scheduler) throws IOException {
        var answer = scheduler.delete("/api/v1/connections/" + connection);
        if (!answer.good()) {
            throw new IOException("The connection was not deleted: " + answer.body());
        }
    }

    String name() {
        return name;
    }

    String connection() {
        return connection;
    }

    Link link() {
        return link;
    }

    /** Something happens to a few of its titles. It grows as much as it shrinks. */
    void change(Dice dice) {
        var library = arr.library();
        switch (dice.below(8)) {
            case 0 -> library.add(1 + dice.below(2));
            case 1 -> remove(dice.oneOf(library.arrIds()));
            case 2 -> library.addAgain(1);
            case 3 -> library.refreshMetadata();
            default -> library.change(1 + dice.below(20));
        }
    }

    private void remove(int arrId) {
        var before = arr.library().snapshot();
        // Counted first: nobody may see it gone before we know that it may be.
        before.positionOfArrId(arrId)
                .ifPresent(position -> removals.merge(String.valueOf(before.externalId(position)), 1, Integer::sum));
        arr.library().remove(List.of(arrId));
        lastRemoved = arrId;
    }

    /** How often the title with this id was really removed. */
    int removalsOf(String externalId) {
        return removals.getOrDefault(externalId, 0);
    }

    /** Some of the Arr's own ids: of titles that it has, and now and then of one that it had. */
    List<Integer> someIds(Dice dice) {
        var ids = arr.library().arrIds();
        var some = Stream.generate(() -> dice.oneOf(ids)).limit(1 + dice.below(4));
        return (dice.oneIn(3) ? Stream.concat(some, Stream.of(lastRemoved)) : some)
                .distinct()
                .toList();
    }

    Map<String, Map<String, String>> truth() {
        return Truth.of(arr);
    }

    @Override
    public void close() {
        link.close();
        arr.close();
    }
}
