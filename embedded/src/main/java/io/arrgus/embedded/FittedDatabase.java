package io.arrgus.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.EmptyIndex;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** Its documents are stored as BSON, and its unique indexes are used wherever they can be. */
final class FittedDatabase extends H2Database {

    private final MVStore store;

    FittedDatabase(String name, MVStore store, CursorRegistry cursors) {
        // Before the super constructor, which opens the collections that are in the file.
        this.store = store;
        super(name, store, cursors);
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        var fullName = getFullCollectionNamespace(name);
        var documents = new MVMap.Builder<Object, Document>().valueType(new BsonType());
        return new FittedCollection(
                this,
                name,
                options,
                store.openMap("databases." + fullName, documents),
                store.openMap("meta." + fullName),
                cursorRegistry);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        var map = store.<byte[], Object>openMap(getFullCollectionNamespace(collection) + "._index_" + name);
        return new UniqueIndex(map, name, keys, sparse);
    }

    /** There are none. The original says so in a warning each time, and reads all documents to fill what holds none. */
    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new EmptyIndex<>(name, keys) {
            @Override
            public boolean isEmpty() {
                return false;
            }
        };
    }
}
