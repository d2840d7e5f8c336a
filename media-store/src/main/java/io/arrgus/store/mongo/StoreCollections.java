package io.arrgus.store.mongo;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.arrgus.model.run.RunId;
import java.util.ArrayList;
import java.util.List;
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

    MongoCollection<HoldDocument> holds() {
        return database.getCollection("removal_holds", HoldDocument.class);
    }

    /** How many titles each attempt of a run has brought so far. */
    public List<Integer> seenByAttempts(RunId run) {
        return attempts()
                .find(new Document("run", run.value()))
                .map(it -> it.known().counts().seen())
                .into(new ArrayList<>());
    }

    Document run(Document command) {
        return database.runCommand(command);
    }
}
