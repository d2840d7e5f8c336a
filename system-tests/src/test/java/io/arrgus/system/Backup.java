package io.arrgus.system;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.RawBsonDocument;

/** Every document of every collection, as it was at one time. Nobody may write meanwhile. */
public final class Backup {

    private final Map<String, List<BsonDocument>> collections;

    private Backup(Map<String, List<BsonDocument>> collections) {
        this.collections = collections;
    }

    public static Backup of(MongoDatabase database) {
        var all = new HashMap<String, List<BsonDocument>>();
        for (var collection : database.listCollectionNames()) {
            all.put(
                    collection,
                    database.getCollection(collection, RawBsonDocument.class)
                            .find()
                            .into(new ArrayList<BsonDocument>()));
        }
        return new Backup(all);
    }

    /** Replaces what is in there; collections and indexes stay. */
    public void restoreTo(MongoDatabase database) {
        for (var collection : database.listCollectionNames()) {
            database.getCollection(collection).deleteMany(new Document());
        }
        collections.forEach((collection, documents) -> {
            if (!documents.isEmpty()) {
                database.getCollection(collection, BsonDocument.class).insertMany(documents);
            }
        });
    }
}
