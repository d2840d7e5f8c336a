package io.arrgus.system.chaos;

import io.arrgus.testsupport.Link;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Everything that takes part: the servers, our processes, the Arrs, and the ways between them. */
final class Scene implements AutoCloseable {

    /** A short time, so that nobody has to ask for a sync. */
    private static final String EVERY = "PT8S";

    private static final int ARRS = 4;

    private final Timeline timeline = new Timeline();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private volatile Instant memory = Instant.EPOCH;
    private final Broker broker = Broker.start();
    private final Database database = Database.start();
    private final Fleet fleet;
    private final List<WatchedArr> arrs = new CopyOnWriteArrayList<>();
    private final List<String> deleted = new CopyOnWriteArrayList<>();
    private final int titles;
    private int made;

    Scene(int titles, Path logs) {
        fleet = new Fleet(broker, database, logs, timeline);
        this.titles = titles;
        while (arrs.size() < ARRS) {
            arrs.add(anotherArr());
        }
    }

    private WatchedArr anotherArr() {
        made++;
        return made % 2 == 0
                ? WatchedArr.radarr("Movies " + made, titles, made)
                : WatchedArr.sonarr("Series " + made, titles, made);
    }

    /** The first start, in which nothing dies. */
    void open() throws IOException {
        fleet.start();
        Patience.until("all services are ready", fleet::ready);
        for (var arr : arrs) {
            arr.connect(scheduler(), EVERY);
        }
    }

    private Door scheduler() {
        return fleet.of(ServiceKind.SCHEDULER).getFirst().door();
    }

    /** The oldest Arr is taken away with its connection, and a new one is imported. */
    private void replaceOne() throws IOException {
        var oldest = arrs.removeFirst();
        oldest.disconnect(scheduler());
        oldest.close();
        deleted.add(oldest.connection());
        var another = anotherArr();
        another.connect(scheduler(), EVERY);
        arrs.add(another);
    }

    /** What they say that they are. */
    String servers() throws IOException {
        return broker.describe() + " and " + database.describe()
                + (serversCanDie() ? "" : " (embedded: only processes and the ways between them die)");
    }

    /** An embedded server lives and dies with this JVM. */
    boolean serversCanDie() {
        return broker.container().isPresent() && database.container().isPresent();
    }

    Timeline timeline() {
        return timeline;
    }

    Broker broker() {
        return broker;
    }

    Database database() {
        return database;
    }

    Fleet fleet() {
        return fleet;
    }

    List<WatchedArr> arrs() {
        return arrs;
    }

    /** Every way on which something travels: between processes and servers, and to the Arrs. */
    List<NamedLink> links() {
        var ofProcesses = fleet.all().stream()
                .flatMap(process -> process.links().stream()
                        .map(link -> new NamedLink(
                                process.name() + (link == process.links().getFirst() ? " to broker" : " to database"),
                                link)));
        return Stream.concat(
                        ofProcesses, arrs.stream().map(arr -> new NamedLink("workers to " + arr.name(), arr.link())))
                .toList();
    }

    record NamedLink(String name, Link link) {}

    /** Something that no comparison afterwards would show. */
    void complain(String what) {
        complaints.add(what);
        timeline.note("complaint", what);
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Whatever was promised until now, the database does not know of it any more. */
    void forgets() {
        memory = Instant.now();
    }

    /** Promises made before this time are not to be kept. */
    Instant memory() {
        return memory;
    }

    void beginRound() throws IOException {
        complaints.clear();
        timeline.clear();
        replaceOne();
    }

    /** The connections that were deleted; nothing of them may be left. */
    List<String> deleted() {
        return deleted;
    }

    @Override
    public void close() throws Exception {
        fleet.close();
        arrs.forEach(WatchedArr::close);
        database.close();
        broker.close();
    }
}
