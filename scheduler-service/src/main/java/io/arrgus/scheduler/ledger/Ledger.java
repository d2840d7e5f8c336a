package io.arrgus.scheduler.ledger;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/**
 * One collection of documents that change only by compare-and-set: read, think, write if nobody was faster. What a
 * document says can so be decided by plain functions, and two schedulers never undo each other's work.
 */
final class Ledger<T> {

    static final String ID = "_id";

    private static final String VERSION = "version";
    private static final String COUNT = "count";
    private static final WriteConcern DURABLE = WriteConcern.MAJORITY.withJournal(true);
    private static final int TRIES = 200;
    private static final int PATIENT_TRIES = 3;

    private final MongoOperations mongo;
    private final MongoConverter converter;
    private final String collection;
    private final Class<T> type;
    private final BiConsumer<T, Document> keys;

    /** @param keys adds to the document what it is searched by, besides what it consists of */
    Ledger(
            MongoOperations mongo,
            MongoConverter converter,
            String collection,
            Class<T> type,
            BiConsumer<T, Document> keys) {
        this.mongo = mongo;
        this.converter = converter;
        this.collection = collection;
        this.type = type;
        this.keys = keys;
    }

    /** @throws DuplicateKeyException if there is one with such an id or other unique key */
    void insert(T entry) {
        var document = write(entry).append(VERSION, 0L);
        in(it -> it.insertOne(document));
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(document(id)).map(this::read);
    }

    /** At most {@code limit}; all of them if it is 0. */
    List<T> find(Document filter, Document sort, int limit) {
        return find(filter, new Document(), sort, limit);
    }

    /** As {@link #find(Document, Document, int)}, with {@code members} only. */
    List<T> find(Document filter, Document members, Document sort, int limit) {
        return in(it -> it.find(filter)
                .projection(members)
                .sort(sort)
                .limit(limit)
                .map(this::read)
                .into(new ArrayList<>()));
    }

    /** How many there are of each value of {@code member}. */
    Map<String, Long> countBy(String member) {
        var counted = new Document(ID, "$" + member).append(COUNT, new Document("$sum", 1L));
        var counts = new TreeMap<String, Long>();
        in(it -> it.aggregate(List.of(new Document("$group", counted))).into(new ArrayList<>()))
                .forEach(row -> counts.put(
                        row.getString(ID), row.get(COUNT, Number.class).longValue()));
        return counts;
    }

    /**
     * Changes one document by {@code step}, which is repeated with fresh input when somebody else was faster, and may
     * return its input to leave things as they are.
     *
     * @return empty if there is no such document
     * @throws DuplicateKeyException if the change would break a unique key
     */
    Optional<Change<T>> change(String id, UnaryOperator<T> step) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var found = document(id);
            if (found == null) {
                return Optional.empty();
            }
            var before = read(found);
            var after = step.apply(before);
            if (after.equals(before) || swap(id, found.getLong(VERSION), write(before), write(after))) {
                return Optional.of(new Change<>(before, after));
            }
            giveWay(tries);
        }
        throw new ConcurrencyFailureException("Too many change a document of " + collection + " at once: " + id);
    }

    long remove(Document filter) {
        return in(it -> it.deleteMany(filter)).getDeletedCount();
    }

    void index(Document index, IndexOptions options) {
        in(it -> it.createIndex(index, options));
    }

    /** Writes only what differs, so that a member which a newer release of us added stays. */
    private boolean swap(String id, long version, Document before, Document after) {
        var set = new Document(VERSION, version + 1);
        after.forEach((name, value) -> {
            if (!value.equals(before.get(name))) {
                set.append(name, value);
            }
        });
        var unset = new Document();
        before.keySet().stream().filter(name -> !after.containsKey(name)).forEach(name -> unset.append(name, ""));
        var update = new Document("$set", set);
        if (!unset.isEmpty()) {
            update.append("$unset", unset);
        }
        var filter = new Document(ID, id).append(VERSION, version);
        var only = new FindOneAndUpdateOptions().projection(new Document(ID, 1));
        return in(it -> Optional.ofNullable(it.findOneAndUpdate(filter, update, only)))
                .isPresent();
    }

    private @Nullable Document document(String id) {
        return in(it -> Optional.ofNullable(it.find(new Document(ID, id)).first()))
                .orElse(null);
    }

    private T read(Document document) {
        return converter.read(type, document);
    }

    private Document write(T entry) {
        var document = new Document();
        converter.write(entry, document);
        keys.accept(entry, document);
        return document;
    }

    private <R> R in(Function<MongoCollection<Document>, R> work) {
        return Objects.requireNonNull(mongo.execute(collection, found -> work.apply(found.withWriteConcern(DURABLE))));
    }

    // Whoever lost several times waits a moment, each another one.
    private static void giveWay(int tries) {
        if (tries > PATIENT_TRIES) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(TimeUnit.MILLISECONDS.toNanos(5)));
        }
    }
}
