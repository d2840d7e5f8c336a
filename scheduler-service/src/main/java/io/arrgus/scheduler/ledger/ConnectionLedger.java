package io.arrgus.scheduler.ledger;

import com.mongodb.client.model.IndexOptions;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** The collection {@code connections}. */
public final class ConnectionLedger {

    private static final String NAME_KEY = "nameKey";
    private static final String PLACE_KEY = "placeKey";
    private static final String WAKE_AT = "wakeAt";

    private final Ledger<ConnectionEntry> ledger;

    ConnectionLedger(MongoOperations mongo, MongoConverter converter) {
        this.ledger = new Ledger<>(
                mongo,
                converter,
                "connections",
                ConnectionEntry.class,
                (entry, document) -> document.append(NAME_KEY, entry.nameKey())
                        .append(PLACE_KEY, entry.placeKey())
                        .append(WAKE_AT, Date.from(entry.wakeAt())));
    }

    void index() {
        ledger.index(new Document(NAME_KEY, 1), new IndexOptions().unique(true));
        ledger.index(new Document(PLACE_KEY, 1), new IndexOptions().unique(true));
        ledger.index(new Document(WAKE_AT, 1), new IndexOptions());
    }

    /** @throws DuplicateKeyException if its id, its name or its place is taken */
    public void insert(ConnectionEntry entry) {
        ledger.insert(entry);
    }

    public Optional<ConnectionEntry> find(ConnectionId id) {
        return ledger.find(id.value());
    }

    /** By name, at most {@code limit}; deleted ones are left out. */
    public List<ConnectionEntry> page(@Nullable String afterName, int limit) {
        // Names of deleted ones begin with a line break, which sorts before every name.
        var from = afterName == null ? " " : ConnectionEntry.nameKey(afterName);
        return ledger.find(new Document(NAME_KEY, new Document("$gt", from)), new Document(NAME_KEY, 1), limit);
    }

    /** Those that are not deleted and those that are, in no order. */
    public List<ConnectionEntry> all() {
        return ledger.find(new Document(), new Document(Ledger.ID, 1), 0);
    }

    public Optional<ConnectionEntry> named(String name) {
        return one(NAME_KEY, ConnectionEntry.nameKey(name));
    }

    public Optional<ConnectionEntry> at(Connection place) {
        return one(PLACE_KEY, ConnectionEntry.placeKey(place));
    }

    private Optional<ConnectionEntry> one(String key, String value) {
        return ledger.find(new Document(key, value), new Document(Ledger.ID, 1), 1).stream()
                .findFirst();
    }

    /** Those that somebody has to look after at {@code now}, the oldest need first. */
    public List<ConnectionId> waking(Instant now, int limit) {
        return ledger
                .find(new Document(WAKE_AT, new Document("$lte", Date.from(now))), new Document(WAKE_AT, 1), limit)
                .stream()
                .map(ConnectionEntry::id)
                .toList();
    }

    /** As {@link Ledger#change}. */
    public Optional<Change<ConnectionEntry>> change(ConnectionId id, UnaryOperator<ConnectionEntry> step) {
        return ledger.change(id.value(), step);
    }

    public void remove(ConnectionId id) {
        ledger.remove(new Document(Ledger.ID, id.value()));
    }
}
