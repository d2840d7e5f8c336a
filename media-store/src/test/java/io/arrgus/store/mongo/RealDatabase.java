package io.arrgus.store.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.arrgus.store.kernel.HistoryEntry;
import io.arrgus.store.kernel.MediaDatabase;
import io.arrgus.store.kernel.Title;
import io.arrgus.testsupport.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/** A database of its own on the database server of the tests, with its indexes, and what a test looks at in it. */
public final class RealDatabase implements AutoCloseable {

    private final MongoClient client;
    private final StoreCollections collections;
    private final MediaDatabase database;

    private RealDatabase(MongoClient client, String name) {
        this.client = client;
        this.collections = new StoreCollections(client.getDatabase(name));
        this.database = new MongoMediaDatabase(collections);
        for (var index : StoreIndex.values()) {
            new IndexMaker(collections).make(index);
        }
    }

    public static RealDatabase fresh() {
        return at(TestDatabase.get().freshUri());
    }

    public static RealDatabase at(String address) {
        var uri = new ConnectionString(address);
        return new RealDatabase(MongoClients.create(uri), Objects.requireNonNull(uri.getDatabase()));
    }

    public MediaDatabase port() {
        return database;
    }

    public List<Title> titles() {
        return collections.media().find().map(MediaDocument::title).into(new ArrayList<>());
    }

    /** Of titles; not the entry of an import. */
    public List<HistoryEntry> history() {
        return collections
                .history()
                .find(new Document("mediaId", new Document("$ne", null)))
                .map(EntryDocument::entry)
                .into(new ArrayList<>());
    }

    public long imports() {
        return collections.history().countDocuments(new Document("what", EntryDocument.IMPORTED));
    }

    public Optional<Set<String>> held() {
        return Optional.ofNullable(collections.holds().find().first())
                .map(it -> Set.copyOf(it.hold().titles()))
                .filter(it -> !it.isEmpty());
    }

    public void clear() {
        collections.media().deleteMany(new Document());
        collections.history().deleteMany(new Document());
        collections.attempts().deleteMany(new Document());
        collections.states().deleteMany(new Document());
        collections.holds().deleteMany(new Document());
    }

    public long attempts() {
        return collections.attempts().countDocuments();
    }

    @Override
    public void close() {
        client.close();
    }
}
