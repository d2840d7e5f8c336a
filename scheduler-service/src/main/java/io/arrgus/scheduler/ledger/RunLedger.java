package io.arrgus.scheduler.ledger;

import com.mongodb.client.model.IndexOptions;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.bson.Document;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** The collection {@code sync_runs}: what became of each run, kept for 14 days after its end. */
public final class RunLedger {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final String CONNECTION = "connectionId";
    private static final String FENCE = "fence";
    private static final String STATE = "state";
    private static final String QUEUED_AT = "queuedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final List<String> OPEN = Stream.of(RunState.values())
            .filter(state -> state != RunState.ENDED)
            .map(Enum::name)
            .toList();

    private final Ledger<RunEntry> ledger;

    RunLedger(MongoOperations mongo, MongoConverter converter) {
        this.ledger = new Ledger<>(
                mongo,
                converter,
                "sync_runs",
                RunEntry.class,
                (entry, document) -> document.append(EXPIRES_AT, Date.from(expiry(entry))));
    }

    private static Instant expiry(RunEntry entry) {
        var from = entry.ending() == null ? entry.queuedAt() : entry.ending().at();
        return from.plus(KEPT);
    }

    void index() {
        ledger.index(new Document(CONNECTION, 1).append(FENCE, -1), new IndexOptions());
        ledger.index(new Document(STATE, 1).append(QUEUED_AT, 1), new IndexOptions());
        ledger.index(new Document(EXPIRES_AT, 1), new IndexOptions().expireAfter(0L, TimeUnit.SECONDS));
    }

    /** The run, which is written down first if it is not there. */
    public RunEntry ensure(RunEntry entry) {
        try {
            ledger.insert(entry);
            return entry;
        } catch (DuplicateKeyException alreadyThere) {
            return ledger.find(entry.id().value()).orElse(entry);
        }
    }

    public Optional<RunEntry> find(RunId id) {
        return ledger.find(id.value());
    }

    public List<RunEntry> find(List<RunId> ids) {
        var values = ids.stream().map(RunId::value).toList();
        return ledger.find(new Document(Ledger.ID, new Document("$in", values)), new Document(Ledger.ID, 1), 0);
    }

    /** The runs of a connection below {@code fence}, newest first, but for what is kept no longer. */
    public List<RunEntry> before(ConnectionId connection, long fence, Instant now, int limit) {
        return ledger.find(
                new Document(CONNECTION, connection.value())
                        .append(FENCE, new Document("$lt", fence))
                        .append(EXPIRES_AT, new Document("$gt", Date.from(now))),
                new Document(FENCE, -1),
                limit);
    }

    /** Runs that are under way as far as is known here, and were asked for before {@code time}. */
    public List<RunEntry> openSince(Instant time) {
        return ledger.find(
                new Document(STATE, new Document("$in", OPEN)).append(QUEUED_AT, new Document("$lt", Date.from(time))),
                new Document(QUEUED_AT, 1),
                0);
    }

    /** As {@link Ledger#change}. */
    public Optional<Change<RunEntry>> change(RunId id, UnaryOperator<RunEntry> step) {
        return ledger.change(id.value(), step);
    }

    /** For the databases that do not do it by themselves. */
    public void removeExpired(Instant now) {
        ledger.remove(new Document(EXPIRES_AT, new Document("$lte", Date.from(now))));
    }

    public void removeAllOf(ConnectionId connection) {
        ledger.remove(new Document(CONNECTION, connection.value()));
    }
}
