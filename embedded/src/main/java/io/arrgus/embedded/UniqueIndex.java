package io.arrgus.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index that also serves queries with further conditions: it proposes by its own keys, and the collection
 * looks at the rest. The original stands back from those, so that each conditional update would scan the collection.
 */
final class UniqueIndex extends AbstractUniqueIndex<Object> {

    private static final int TOO_LARGE = 10334;

    private final MVMap<byte[], Object> positions;

    UniqueIndex(MVMap<byte[], Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        refuseTooLarge(document);
        super.checkAdd(document, collection);
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        refuseTooLarge(after);
        super.checkUpdate(before, after, collection);
    }

    /** One that grew over the limit could be stored, and then not be read again. */
    private static void refuseTooLarge(Document document) {
        if (BsonType.encoded(document).readableBytes() > BsonConstants.MAX_BSON_OBJECT_SIZE) {
            throw new MongoServerError(TOO_LARGE, "BSONObjectTooLarge", "The document would be larger than 16 MiB");
        }
    }

    @Override
    public synchronized boolean canHandle(Document query) {
        return super.canHandle(ownPartOf(query));
    }

    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        return super.getPositions(ownPartOf(query));
    }

    private Document ownPartOf(Document query) {
        var part = new Document();
        for (var key : keys()) {
            if (query.containsKey(key)) {
                part.put(key, query.get(key));
            } else if (query.get("$and") instanceof Collection<?> conditions) {
                conditions.stream()
                        .filter(condition -> condition instanceof Document one && one.containsKey(key))
                        .findFirst()
                        .ifPresent(condition -> part.put(key, ((Document) condition).get(key)));
            }
        }
        return part;
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return positions.get(bytes(key));
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return positions.putIfAbsent(bytes(key), position) == null;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return positions.remove(bytes(key));
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return () -> positions.entrySet().stream()
                .map(entry -> Map.entry(key(entry.getKey()), entry.getValue()))
                .iterator();
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    /** Equal keys have equal bytes, as their numbers are all of one type by now. */
    private static byte[] bytes(KeyValue key) {
        var values = new Document();
        for (var value : key) {
            values.put(Integer.toString(values.size()), value);
        }
        return ByteBufUtil.getBytes(BsonType.encoded(values));
    }

    private static KeyValue key(byte[] bytes) {
        return new KeyValue(
                BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes)).values());
    }
}
