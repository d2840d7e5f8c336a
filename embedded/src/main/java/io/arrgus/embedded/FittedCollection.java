package io.arrgus.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.StreamSupport;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * Changes copies: the original changes a document where it lies, while an answer that holds it may still be on its way
 * out, so that a reader could see half of an update. And walks along the ids where a query asks for their order, from
 * where it says and no further than it wants; the original would read and sort everything for each page.
 */
final class FittedCollection extends H2Collection {

    private static final Document BY_ID = new Document("_id", 1);

    private final MVMap<Object, Document> documents;
    private boolean changing;

    FittedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
        this.documents = documents;
    }

    @Override
    public synchronized Document updateDocuments(
            Document selector,
            Document update,
            ArrayFilters arrayFilters,
            boolean isMulti,
            boolean isUpsert,
            Oplog oplog) {
        changing = true;
        try {
            return super.updateDocuments(selector, update, arrayFilters, isMulti, isUpsert, oplog);
        } finally {
            changing = false;
        }
    }

    @Override
    public synchronized Document findAndModify(Document query) {
        changing = true;
        try {
            return super.findAndModify(query);
        } finally {
            changing = false;
        }
    }

    @Override
    protected synchronized QueryResult queryDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        var found = super.queryDocuments(query, orderBy, skip, limit, batchSize, projection);
        if (!changing) {
            return found;
        }
        var copies = new ArrayList<Document>();
        found.forEach(document -> copies.add(document.cloneDeeply()));
        return new QueryResult(copies, found.getCursorId());
    }

    @Override
    protected QueryResult matchDocuments(
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document projection) {
        if (!BY_ID.equals(orderBy) || !idsAreStrings()) {
            return super.matchDocuments(query, orderBy, skip, limit, batchSize, projection);
        }
        var cursor = documents.cursor(lowestId(query));
        var inOrder = StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .map(id -> cursor.getValue());
        return matchDocumentsFromStream(inOrder, query, null, skip, limit, batchSize, projection);
    }

    /** The file keeps ids in order of their type first, and strings in the order that queries expect. */
    private boolean idsAreStrings() {
        return documents.firstKey() instanceof String && documents.lastKey() instanceof String;
    }

    private @Nullable Object lowestId(Document query) {
        if (query.get("_id") instanceof Document range) {
            var lowest = range.getOrDefault("$gt", range.get("$gte"));
            return lowest instanceof String ? lowest : documents.firstKey();
        }
        return documents.firstKey();
    }

    /** Nobody asks how large a collection is, and each write would have to measure it. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }
}
