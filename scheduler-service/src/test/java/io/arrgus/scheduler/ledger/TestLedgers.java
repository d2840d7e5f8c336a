package io.arrgus.scheduler.ledger;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.arrgus.testsupport.TestDatabase;
import org.bson.Document;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;

/** The scheduler's collections in a database of their own. */
public final class TestLedgers implements AutoCloseable {

    private final MongoClient client;
    private final MongoOperations mongo;
    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final ParkedLedger parked;
    private final Database database;

    private TestLedgers(String uri) {
        var configuration = new LedgerConfiguration();
        client = MongoClients.create(uri);
        var name = new com.mongodb.ConnectionString(uri).getDatabase();
        mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name));
        connections = configuration.connectionLedger(mongo);
        runs = configuration.runLedger(mongo);
        parked = configuration.parkedLedger(mongo);
        database = configuration.schedulerDatabase(connections, runs, parked);
        database.prepare();
    }

    public static TestLedgers fresh() {
        return new TestLedgers(TestDatabase.get().freshUri());
    }

    public ConnectionLedger connections() {
        return connections;
    }

    public RunLedger runs() {
        return runs;
    }

    public ParkedLedger parked() {
        return parked;
    }

    public Database database() {
        return database;
    }

    public DatabaseTime time() {
        return new LedgerConfiguration().schedulerDatabaseTime(mongo);
    }

    /** As it lies in the database. */
    Document raw(String collection, String id) {
        return mongo.findById(id, Document.class, collection);
    }

    void write(String collection, String id, Document members) {
        mongo.getCollection(collection).updateOne(new Document("_id", id), new Document("$set", members));
    }

    @Override
    public void close() {
        client.close();
    }
}
