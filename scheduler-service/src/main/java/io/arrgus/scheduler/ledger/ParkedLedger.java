package io.arrgus.scheduler.ledger;

import com.mongodb.client.model.IndexOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.convert.MongoConverter;

/** The collection {@code parked_messages}. Nothing in it expires: a person decides. */
public final class ParkedLedger {

    private static final String PLACE = "place";
    private static final String QUEUE = "queue";
    private static final String REASON = "reason";
    private static final Document WITHOUT_BODY = new Document("body", 0);

    private final Ledger<ParkedEntry> ledger;

    ParkedLedger(MongoOperations mongo, MongoConverter converter) {
        this.ledger = new Ledger<>(
                mongo,
                converter,
                "parked_messages",
                ParkedEntry.class,
                (entry, document) -> document.append(PLACE, entry.place()));
    }

    void index() {
        ledger.index(new Document(PLACE, 1), new IndexOptions().unique(true));
    }

    /** Which of them; null stands for any. */
    public record Filter(@Nullable String queue, @Nullable String reason) {

        Document toDocument() {
            var document = new Document();
            if (queue != null) {
                document.append(QUEUE, queue);
            }
            if (reason != null) {
                document.append(REASON, reason);
            }
            return document;
        }
    }

    /** @return false if it is there already, and stays as it is */
    public boolean keep(ParkedEntry entry) {
        try {
            ledger.insert(entry);
            return true;
        } catch (DuplicateKeyException alreadyThere) {
            return false;
        }
    }

    public Optional<ParkedEntry> find(String id) {
        return ledger.find(id);
    }

    /** Newest first, without their bodies. */
    public List<ParkedEntry> page(Filter filter, @Nullable String beforePlace, int limit) {
        var document = filter.toDocument();
        if (beforePlace != null) {
            document.append(PLACE, new Document("$lt", beforePlace));
        }
        return ledger.find(document, WITHOUT_BODY, new Document(PLACE, -1), limit);
    }

    /** Oldest first, without their bodies. */
    public List<ParkedEntry> oldest(Filter filter, int limit) {
        return ledger.find(filter.toDocument(), WITHOUT_BODY, new Document(PLACE, 1), limit);
    }

    public Map<String, Long> countByQueue() {
        return ledger.countBy(QUEUE);
    }

    /** @return how many there were */
    public long remove(String id) {
        return ledger.remove(new Document(Ledger.ID, id));
    }

    /** @return how many there were */
    public long removeAll(Filter filter) {
        return ledger.remove(filter.toDocument());
    }
}
