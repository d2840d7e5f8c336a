package io.arrgus.system.chaos;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.testsupport.Link;
import io.arrgus.testsupport.OwnContainers;
import io.arrgus.testsupport.TestDatabase;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.testcontainers.mongodb.MongoDBContainer;

/** The database of this run: a container that can die, or one inside this JVM that cannot. */
final class Database implements AutoCloseable {

    private static final String IMAGE = "mongo:8";
    private static final int PORT = 27_017;
    private static final String NAME = "chaos";

    private final Supplier<InetSocketAddress> address;
    private final @Nullable ServerContainer container;
    private final AutoCloseable server;
    private final Link own;
    private final MongoClient client;

    private Database(Supplier<InetSocketAddress> address, @Nullable ServerContainer container, AutoCloseable server) {
        this.address = address;
        this.container = container;
        this.server = server;
        this.own = Link.to(address);
        this.client = MongoClients.create(
                uri(own)
                        + "?serverSelectionTimeoutMS=3000&connectTimeoutMS=3000&socketTimeoutMS=30000&heartbeatFrequencyMS=1000");
    }

    static Database start() {
        return OwnContainers.whyNone(IMAGE).isPresent() ? embedded() : inContainer();
    }

    private static Database inContainer() {
        // A killed server leaves its lock file, and the number of its process may be another one's at the next start.
        var mongo = new MongoDBContainer(IMAGE).withTmpFs(Map.of("/tmp", "rw"));
        var container = ServerContainer.start(mongo, PORT);
        return new Database(container::address, container, container);
    }

    private static Database embedded() {
        var database = EmbeddedDatabase.inMemory();
        var address = new InetSocketAddress("127.0.0.1", database.port());
        return new Database(() -> address, null, database);
    }

    /** Empty if it is embedded. */
    Optional<ServerContainer> container() {
        return Optional.ofNullable(container);
    }

    Link newLink() {
        return Link.to(address);
    }

    String uri(Link link) {
        return "mongodb://127.0.0.1:" + link.port() + "/" + NAME;
    }

    boolean answers() {
        try {
            content().runCommand(new Document("ping", 1));
            return true;
        } catch (MongoException notYet) {
            return false;
        }
    }

    MongoDatabase content() {
        return client.getDatabase(NAME);
    }

    String describe() {
        return TestDatabase.identify(client.getDatabase("admin").runCommand(new Document("buildInfo", 1)));
    }

    @Override
    public void close() throws Exception {
        client.close();
        own.close();
        server.close();
    }
}
