package io.arrgus.testsupport;

import com.mongodb.client.MongoClients;
import io.arrgus.embedded.EmbeddedDatabase;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import org.bson.Document;
import org.testcontainers.mongodb.MongoDBContainer;

/** The one database server of the tests in this JVM. It is started on its first use and ends with the JVM. */
public final class TestDatabase {

    private static final String IMAGE = "mongo:8";
    private static final FutureTask<TestDatabase> THE_ONE = new FutureTask<>(TestDatabase::start);

    private final DatabaseUri uri;
    private final String identity;
    private final Queue<String> made = new ConcurrentLinkedQueue<>();

    private TestDatabase(String uri, String where) {
        this.uri = DatabaseUri.of(uri);
        try (var client = MongoClients.create(uri)) {
            identity = identify(client.getDatabase("admin").runCommand(new Document("buildInfo", 1)));
        }
        System.out.println("The database of these tests is " + identity + " (" + where + ")");
    }

    /** @throws IllegalStateException if there is none, or only an embedded one and that is refused */
    public static TestDatabase get() {
        return Once.get(THE_ONE);
    }

    private static TestDatabase start() {
        return switch (Source.of("MONGODB", IMAGE, System.getenv(), () -> Docker.whyNoContainerOf(IMAGE))) {
            case Source.Named named -> {
                var database = new TestDatabase(named.uri(), "named by the environment");
                Once.atTheEnd(database::dropAll);
                yield database;
            }
            case Source.Container container -> inContainer(container);
            case Source.Embedded embedded -> {
                var database = EmbeddedDatabase.inMemory();
                Once.atTheEnd(database::close);
                yield new TestDatabase(database.uri(""), "embedded, as " + embedded.because());
            }
            case Source.Refused refused -> throw new IllegalStateException(refused.because());
        };
    }

    private static TestDatabase inContainer(Source.Container source) {
        @SuppressWarnings("resource") // until the end of the JVM
        var container = new MongoDBContainer(source.image());
        Once.atTheEnd(container::stop);
        container.start();
        return new TestDatabase(container.getConnectionString(), "container of " + source.image());
    }

    /** Where it is, with the name of a database that nobody has used. */
    public String freshUri() {
        var name = "test_" + UUID.randomUUID().toString().replace("-", "");
        made.add(name);
        return uri.withDatabase(name);
    }

    /** What it says that it is, and never MongoDB where it is something else. */
    public String describe() {
        return identity;
    }

    /** What a server is that answers {@code buildInfo} like this. */
    public static String identify(Document buildInfo) {
        if (buildInfo.get("ferretdb") instanceof Document ferret) {
            return "FerretDB " + ferret.getString("version").replaceFirst("^v", "") + " (stands in for MongoDB)";
        }
        var modules = buildInfo.getList("modules", String.class, List.of());
        return modules.contains("mongo-java-server")
                ? "mongo-java-server (stands in for MongoDB)"
                : "MongoDB " + buildInfo.getString("version");
    }

    /** A server that is not ours alone is left as it was. */
    private void dropAll() {
        try (var client = MongoClients.create(uri.withDatabase("admin"))) {
            made.forEach(name -> client.getDatabase(name).drop());
        }
    }
}
