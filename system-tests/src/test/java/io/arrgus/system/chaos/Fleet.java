package io.arrgus.system.chaos;

import io.arrgus.testsupport.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.health.MongoHealthContributorAutoConfiguration;

/** All processes of ours: two of each service. */
final class Fleet implements AutoCloseable {

    private static final int REPLICAS = 2;
    private static final String MASTER_KEY = "Y2hhb3MgY2hhb3MgY2hhb3MgY2hhb3MgY2hhb3MgISE=";

    /** On the class path of these tests a worker would find the driver, and look for a database. */
    private static final List<String> OF_THE_DATABASE = List.of(
            MongoAutoConfiguration.class.getName(),
            MongoHealthContributorAutoConfiguration.class.getName(),
            DataMongoAutoConfiguration.class.getName());

    private final List<ServiceProcess> processes = new ArrayList<>();
    private final List<Link> links = new ArrayList<>();

    Fleet(Broker broker, Database database, Path logs, Timeline timeline) {
        for (var kind : ServiceKind.values()) {
            for (int number = 1; number <= REPLICAS; number++) {
                var name = kind.text() + "-" + number;
                var toBroker = link(broker.newLink());
                var settings = new ArrayList<>(settings(name, logs));
                settings.add("--spring.rabbitmq.addresses=" + broker.uri(toBroker));
                settings.add("--arrgus.embedded-broker=" + broker.container().isEmpty());
                var ways = new ArrayList<>(List.of(toBroker));
                if (kind.usesDatabase()) {
                    var toDatabase = link(database.newLink());
                    settings.add("--spring.mongodb.uri=" + database.uri(toDatabase));
                    ways.add(toDatabase);
                } else {
                    settings.add("--spring.autoconfigure.exclude=" + String.join(",", OF_THE_DATABASE));
                }
                processes.add(new ServiceProcess(kind, name, ways, settings, logs, timeline));
            }
        }
    }

    private Link link(Link link) {
        links.add(link);
        return link;
    }

    /** What differs from the defaults, so that a round takes no hour. */
    private static List<String> settings(String name, Path logs) {
        return List.of(
                "--arrgus.master-key=" + MASTER_KEY,
                "--arrgus.api-key=" + Door.API_KEY,
                "--arrgus.worker.sync.spool-directory=" + logs.resolve(name + "-spool"),
                "--arrgus.scheduler.minimum-every=1s",
                "--arrgus.scheduler.back-off=10s,30s",
                // All that is removed in a run of chaos would be a wave to the usual fuse.
                "--arrgus.store.fuse.window=1s");
    }

    List<ServiceProcess> all() {
        return processes;
    }

    List<ServiceProcess> of(ServiceKind kind) {
        return processes.stream().filter(it -> it.kind() == kind).toList();
    }

    void start() {
        processes.forEach(it -> it.start());
    }

    boolean ready() {
        return processes.stream().allMatch(ServiceProcess::ready);
    }

    void rightClocks() {
        processes.forEach(ServiceProcess::rightClock);
    }

    @Override
    public void close() {
        processes.stream().filter(ServiceProcess::runs).forEach(ServiceProcess::kill);
        links.forEach(Link::close);
    }
}
