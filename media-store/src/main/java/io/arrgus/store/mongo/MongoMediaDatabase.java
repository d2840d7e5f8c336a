package io.arrgus.store.mongo;

import static com.mongodb.client.model.Updates.addToSet;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.currentDate;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.max;
import static com.mongodb.client.model.Updates.pull;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.setOnInsert;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteManyModel;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.Attempt;
import io.arrgus.store.kernel.Grants;
import io.arrgus.store.kernel.HistoryEntry;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.kernel.LibraryState;
import io.arrgus.store.kernel.MediaDatabase;
import io.arrgus.store.kernel.Title;
import io.arrgus.store.kernel.TitleWrite;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The kernel's operations, each as one command to the database. */
final class MongoMediaDatabase implements MediaDatabase {

    private static final UpdateOptions UPSERT = new UpdateOptions().upsert(true);
    private static final FindOneAndUpdateOptions AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);
    /** What is granted can be long, and is of no use to a batch. */
    private static final Bson WITHOUT_GRANTS = Projections.exclude("grants");

    private static final FindOneAndUpdateOptions STATE_AFTER =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER).projection(WITHOUT_GRANTS);

    private final StoreCollections collections;

    MongoMediaDatabase(StoreCollections collections) {
        this.collections = collections;
    }

    @Override
    public Instant now() {
        return collections.run(new Document("hello", 1)).getDate("localTime").toInstant();
    }

    @Override
    public LibraryState touch(ConnectionId connection, long fence) {
        return made(collections.states(), id(connection.value()), newState(), max("touched", fence), STATE_AFTER)
                .state();
    }

    @Override
    public LibraryState state(ConnectionId connection) {
        var state = collections
                .states()
                .find(id(connection.value()))
                .projection(WITHOUT_GRANTS)
                .first();
        return state == null ? LibraryState.NONE : state.state();
    }

    @Override
    public void raiseLate(ConnectionId connection, long floor) {
        collections.states().updateOne(id(connection.value()), max("late", floor));
    }

    @Override
    public boolean raiseFloor(ConnectionId connection, long fence, AttemptId attempt) {
        var lower = id(connection.value()).append("floor", new Document("$lt", fence));
        var raised = combine(set("floor", fence), set("by", attempt.value()));
        return collections.states().updateOne(lower, raised).getMatchedCount() > 0;
    }

    @Override
    public boolean closeUnchanged(ConnectionId connection, LibraryState read, long fence, AttemptId attempt) {
        var asRead = id(connection.value())
                .append("floor", read.floor())
                .append("touched", read.touched())
                .append("late", read.late())
                .append("digest", read.digest())
                .append("digestFence", read.digestFence());
        var moved = combine(
                set("floor", fence), set("by", attempt.value()), set("touched", fence), set("digestFence", fence));
        return collections.states().updateOne(asRead, moved).getMatchedCount() > 0;
    }

    @Override
    public Optional<LibraryState> closeRun(ConnectionId connection, long fence, @Nullable String digest) {
        var finished = max("finished", fence);
        var states = collections.states();
        var state = digest == null
                ? states.findOneAndUpdate(id(connection.value()), finished, STATE_AFTER)
                : states.findOneAndUpdate(
                        id(connection.value()).append("digestFence", new Document("$lte", fence)),
                        combine(finished, set("digest", digest), set("digestFence", fence)),
                        STATE_AFTER);
        return Optional.ofNullable(state).map(StateDocument::state);
    }

    @Override
    public void closeLibrary(ConnectionId connection, long floor) {
        made(
                collections.states(),
                id(connection.value()),
                newState(),
                combine(max("floor", floor), max("touched", floor)),
                STATE_AFTER);
    }

    @Override
    public Map<MediaId, Title> titles(Collection<MediaId> ids) {
        var texts = ids.stream().map(MediaId::toString).toList();
        return titles(in("_id", texts)).stream().collect(Collectors.toMap(Title::id, Function.identity()));
    }

    @Override
    public List<Title> titlesByArrId(ConnectionId connection, Collection<Integer> arrIds) {
        return titles(in("facts.arrId", arrIds).append("connection", connection.value()));
    }

    @Override
    public List<Title> liveTitles(ConnectionId connection, int limit) {
        return collections
                .media()
                .find(live(connection))
                .limit(limit)
                .map(MediaDocument::title)
                .into(new ArrayList<>());
    }

    @Override
    public List<String> notSeenSince(ConnectionId connection, long fence) {
        return collections
                .media()
                .withDocumentClass(Document.class)
                .find(live(connection).append("fence", new Document("$lt", fence)))
                .projection(Projections.include("externalId"))
                .batchSize(1000)
                .map(it -> it.getString("externalId"))
                .into(new ArrayList<>());
    }

    @Override
    public long countLive(ConnectionId connection) {
        return collections.media().countDocuments(live(connection));
    }

    @Override
    public Grants grants(ConnectionId connection) {
        var library = collections
                .states()
                .withDocumentClass(GrantsDocument.OfLibrary.class)
                .find(id(connection.value()))
                .projection(Projections.include("grants"))
                .first();
        return library == null || library.grants() == null
                ? Grants.NONE
                : library.grants().known();
    }

    @Override
    public boolean grant(ConnectionId connection, Grants grants) {
        var before = grants.version() == 1 ? null : grants.version() - 1;
        var asRead = id(connection.value()).append("grants.version", before);
        return collections
                        .states()
                        .updateOne(asRead, set("grants", GrantsDocument.of(grants)))
                        .getMatchedCount()
                > 0;
    }

    @Override
    public boolean write(List<TitleWrite> writes) {
        var models = writes.stream()
                .sorted(Comparator.comparing(it -> it.id().toString()))
                .map(TitleWrites::model)
                .toList();
        return Duplicate.unless(() -> {
                    var result = collections.media().bulkWrite(models, new BulkWriteOptions().ordered(false));
                    return result.getMatchedCount() + result.getInsertedCount();
                })
                .map(done -> done == models.size())
                .orElse(false);
    }

    @Override
    public void record(List<HistoryEntry> entries) {
        var documents = entries.stream().map(EntryDocument::of).toList();
        Duplicate.unless(() -> collections.history().insertMany(documents, new InsertManyOptions().ordered(false)));
    }

    @Override
    public void recordImport(ConnectionId connection, RunId run, long fence, Instant at, long titles) {
        var entry = EntryDocument.ofImport(connection, run, fence, at, titles);
        Duplicate.unless(() -> collections.history().insertOne(entry));
    }

    @Override
    public void strikeOff(List<HistoryEntry> sent) {
        var titles = sent.stream()
                .map(it -> it.mediaId().toString())
                .distinct()
                .sorted()
                .toList();
        var entries = sent.stream().map(HistoryEntry::id).toList();
        collections.media().updateMany(in("_id", titles), pull("unsent", in("_id", entries)));
    }

    @Override
    public List<Title> unsentSince(Instant before, int limit) {
        return collections
                .media()
                .find(new Document("unsent.at", new Document("$lt", before)))
                .limit(limit)
                .map(MediaDocument::title)
                .into(new ArrayList<>());
    }

    @Override
    public Optional<Attempt> addBatch(Attempt.Key key, int number, Counts counts, boolean refused) {
        var notThere = id(key.toString()).append("got", new Document("$ne", number));
        var added = combine(
                addToSet("got", number),
                plus(counts),
                refused ? set("refused", true) : new Document(),
                currentDate("writtenAt"));
        return Optional.ofNullable(collections.attempts().findOneAndUpdate(notThere, added, AFTER))
                .map(AttemptDocument::known);
    }

    @Override
    public Attempt openAttempt(Attempt.Key key) {
        return made(collections.attempts(), id(key.toString()), newAttempt(key), currentDate("writtenAt"), AFTER)
                .known();
    }

    @Override
    public Attempt expect(Attempt.Key key, Attempt.Expected expected) {
        var ended = set("expected", AttemptDocument.ExpectedDocument.of(expected));
        return made(
                        collections.attempts(),
                        id(key.toString()),
                        newAttempt(key),
                        combine(ended, currentDate("writtenAt")),
                        AFTER)
                .known();
    }

    @Override
    public Optional<Attempt> decide(Attempt.Key key, Attempt.Decision decision) {
        var undecided = id(key.toString()).append("decision", null);
        var decided = set("decision", AttemptDocument.DecisionDocument.of(decision));
        return Optional.ofNullable(collections.attempts().findOneAndUpdate(undecided, decided, AFTER))
                .map(AttemptDocument::known);
    }

    @Override
    public long countAttempts(RunId run) {
        return collections.attempts().countDocuments(new Document("run", run.value()));
    }

    @Override
    public void forgetAttempts(Instant untouchedSince) {
        collections.attempts().deleteMany(new Document("writtenAt", new Document("$lt", untouchedSince)));
    }

    @Override
    public Hold hold(ConnectionId connection) {
        var hold = collections.holds().find(id(connection.value())).first();
        return hold == null ? Hold.none(connection) : hold.hold();
    }

    @Override
    public boolean putHold(Hold hold) {
        var document = HoldDocument.of(hold);
        if (hold.version() == 1) {
            return Duplicate.unless(() -> collections.holds().insertOne(document))
                    .isPresent();
        }
        var asRead = id(hold.connectionId().value()).append("version", hold.version() - 1);
        return collections.holds().replaceOne(asRead, document).getMatchedCount() > 0;
    }

    @Override
    public List<Hold> owingHolds(int limit) {
        return collections
                .holds()
                .find(new Document("owed", true))
                .limit(limit)
                .map(HoldDocument::hold)
                .into(new ArrayList<>());
    }

    @Override
    public void markForPurge(Instant removedBefore) {
        var old = new Document("removedAt", new Document("$lt", removedBefore)).append("live", false);
        collections.media().updateMany(old, set(TitleWrites.MARK, true));
    }

    @Override
    public List<Title> markedForPurge(int limit) {
        return collections
                .media()
                .find(new Document(TitleWrites.MARK, true))
                .limit(limit)
                .map(MediaDocument::title)
                .into(new ArrayList<>());
    }

    @Override
    public void forgetHistory(List<Title> titles) {
        var upToNow = titles.stream()
                .<WriteModel<EntryDocument>>map(it ->
                        new DeleteManyModel<>(new Document("mediaId", it.id().toString())
                                .append("rev", new Document("$lte", it.media().rev()))))
                .toList();
        collections.history().bulkWrite(upToNow, new BulkWriteOptions().ordered(false));
    }

    @Override
    public void purge(List<Title> marked) {
        var asRead = marked.stream()
                .<WriteModel<MediaDocument>>map(
                        it -> new DeleteOneModel<>(id(it.id().toString())
                                .append(TitleWrites.MARK, true)
                                .append("rev", it.media().rev())))
                .toList();
        collections.media().bulkWrite(asRead, new BulkWriteOptions().ordered(false));
    }

    private List<Title> titles(Bson filter) {
        return collections.media().find(filter).map(MediaDocument::title).into(new ArrayList<>());
    }

    /**
     * The document after {@code change}; it is made first if need be. Not by one upsert: where two upserts make a document
     * at once, FerretDB tells each of them only what it did itself, and then nobody finds an attempt complete.
     */
    private static <T> T made(
            MongoCollection<T> collection, Bson id, Bson fresh, Bson change, FindOneAndUpdateOptions after) {
        while (true) {
            var changed = collection.findOneAndUpdate(id, change, after);
            if (changed != null) {
                return changed;
            }
            // That another one was faster is as good.
            Duplicate.unless(() -> collection.updateOne(id, fresh, UPSERT));
        }
    }

    private static Document id(String id) {
        return new Document("_id", id);
    }

    private static Document live(ConnectionId connection) {
        return new Document("connection", connection.value()).append("live", true);
    }

    private static Document in(String member, Collection<?> values) {
        return new Document(member, new Document("$in", List.copyOf(values)));
    }

    private static Bson newState() {
        return combine(
                setOnInsert("floor", 0L),
                setOnInsert("touched", 0L),
                setOnInsert("late", 0L),
                setOnInsert("finished", 0L),
                setOnInsert("digestFence", 0L));
    }

    private static Bson newAttempt(Attempt.Key key) {
        return combine(
                setOnInsert("run", key.runId().value()),
                setOnInsert("attempt", key.attemptId().value()),
                setOnInsert("connection", key.connectionId().value()),
                setOnInsert("kind", key.kind()),
                setOnInsert("fence", key.fence()),
                setOnInsert("got", List.of()),
                setOnInsert("refused", false),
                currentDate("writtenAt"));
    }

    /** All members, also the zeros: together they are the whole of what is stored. */
    private static Bson plus(Counts counts) {
        return combine(
                inc("counts.seen", counts.seen()),
                inc("counts.created", counts.created()),
                inc("counts.changed", counts.changed()),
                inc("counts.unchanged", counts.unchanged()),
                inc("counts.restored", counts.restored()),
                inc("counts.removed", counts.removed()),
                inc("counts.held", counts.held()),
                inc("counts.skipped", counts.skipped()),
                inc("counts.refused", counts.refused()));
    }
}
