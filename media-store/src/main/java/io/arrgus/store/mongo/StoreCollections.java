package io.arrgus.store.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Projections;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.kernel.LibraryState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.bson.Document;

/** The collections that belong to the store. A write has happened when a majority has it in its journal. */
public final class StoreCollections {

    private final MongoDatabase database;

    StoreCollections(MongoDatabase database) {
        this.database = database.withWriteConcern(WriteConcern.MAJORITY.withJournal(true));
    }

    public MongoCollection<MediaDocument> media() {
        return database.getCollection("media", MediaDocument.class);
    }

    public MongoCollection<EntryDocument> history() {
        return database.getCollection("media_history", EntryDocument.class);
    }

    MongoCollection<AttemptDocument> attempts() {
        return database.getCollection("sync_attempts", AttemptDocument.class);
    }

    MongoCollection<StateDocument> states() {
        return database.getCollection("library_state", StateDocument.class);
    }

    public MongoCollection<HoldDocument> holds() {
        return database.getCollection("removal_holds", HoldDocument.class);
    }

    /** How many titles each attempt of a run has brought so far. */
    public List<Integer> seenByAttempts(RunId run) {
        return attempts()
                .find(new Document("run", run.value()))
                .map(it -> it.known().counts().seen())
                .into(new ArrayList<>());
    }

    /** How many titles of each connection wait for a person's decision; 0 where nothing does. */
    public Map<ConnectionId, Integer> heldTitles() {
        return holds()
                .find(new Document("fence", new Document("$lt", LibraryState.CLOSED)))
                .projection(Projections.exclude("found", "allowed"))
                .into(new ArrayList<>())
                .stream()
                .collect(Collectors.toMap(
                        it -> new ConnectionId(it.id()),
                        it -> it.state() == Hold.State.OPEN ? it.held() - it.approved() : 0));
    }

    /** Connections with a title that changed after {@code time}. */
    public List<ConnectionId> changedSince(Instant time) {
        return media().distinct("connection", new Document("updatedAt", new Document("$gt", time)), String.class)
                .map(ConnectionId::new)
                .into(new ArrayList<>());
    }

    /** What lives in a connection, counted by the database. */
    public List<LibraryPart> library(ConnectionId connection) {
        var common = new Document("status", "$status")
                .append("monitor", "$monitor")
                .append("profile", "$facts.qualityProfileId")
                .append("folder", "$facts.rootFolderPath");
        return media().aggregate(
                        List.of(
                                new Document(
                                        "$match", new Document("connection", connection.value()).append("live", true)),
                                new Document(
                                        "$group",
                                        new Document("_id", common)
                                                .append("titles", new Document("$sum", 1))
                                                .append("size", new Document("$sum", "$facts.sizeOnDisk")))),
                        Document.class)
                .map(StoreCollections::part)
                .into(new ArrayList<>());
    }

    private static LibraryPart part(Document group) {
        var common = group.get("_id", Document.class);
        return new LibraryPart(
                MonitorStatus.valueOf(common.getString("status")),
                common.getBoolean("monitor", false),
                common.getInteger("profile"),
                common.getString("folder"),
                group.get("titles", Number.class).longValue(),
                group.get("size", Number.class).longValue());
    }

    Document run(Document command) {
        return database.runCommand(command);
    }
}
