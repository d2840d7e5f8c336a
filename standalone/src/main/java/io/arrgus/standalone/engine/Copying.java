package io.arrgus.standalone.engine;

import com.mongodb.ConnectionString;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.standalone.command.BadSetting;
import java.util.ArrayList;
import java.util.Optional;
import org.bson.RawBsonDocument;

/**
 * Carries all that is known from the embedded database to one of the user's, or back, so that nobody has to begin anew who
 * outgrows the single process. Nothing else may use either meanwhile; the indexes are made by the services at their start.
 */
public final class Copying {

    private static final int AT_ONCE = 500;

    private Copying() {}

    /**
     * Copies the embedded database into the one that {@code uri} names.
     *
     * @return how many documents that were
     * @throws BadSetting if that one cannot be used, or is not empty
     */
    public static long out(DataFolder data, String uri) {
        try (var embedded = EmbeddedDatabase.inFile(data.database(), 0)) {
            return between("--copy-to", embedded.uri("arrgus"), uri);
        }
    }

    /** As {@link #out}, the other way round. */
    public static long in(DataFolder data, String uri) {
        try (var embedded = EmbeddedDatabase.inFile(data.database(), 0)) {
            return between("--copy-from", uri, embedded.uri("arrgus"));
        }
    }

    private static long between(String flag, String from, String to) {
        try (var source = MongoClients.create(from);
                var target = MongoClients.create(to)) {
            return copied(flag, source.getDatabase(nameOf(flag, from)), target.getDatabase(nameOf(flag, to)));
        } catch (MongoException | IllegalArgumentException trouble) {
            // Its text may quote the URI, which may hold a password.
            throw new BadSetting(flag + ": the database cannot be used ("
                    + trouble.getClass().getSimpleName() + "). Nothing that was there has changed");
        }
    }

    private static String nameOf(String flag, String uri) {
        return Optional.ofNullable(new ConnectionString(uri).getDatabase())
                .orElseThrow(() -> new BadSetting(flag + ": the URI names no database, as in mongodb://host/arrgus"));
    }

    private static long copied(String flag, MongoDatabase source, MongoDatabase target) {
        for (var collection : target.listCollectionNames()) {
            if (target.getCollection(collection).find().first() != null) {
                throw new BadSetting(flag + ": there is something in the database already, and it stays as it is."
                        + " Name an empty one");
            }
        }
        long documents = 0;
        for (var collection : source.listCollectionNames()) {
            documents += copied(source, target, collection);
        }
        return documents;
    }

    private static long copied(MongoDatabase source, MongoDatabase target, String collection) {
        var into = target.getCollection(collection, RawBsonDocument.class);
        var next = new ArrayList<RawBsonDocument>(AT_ONCE);
        long documents = 0;
        try (var all = source.getCollection(collection, RawBsonDocument.class)
                .find()
                .batchSize(AT_ONCE)
                .iterator()) {
            while (all.hasNext()) {
                next.add(all.next());
                if (next.size() == AT_ONCE || !all.hasNext()) {
                    into.insertMany(next);
                    documents += next.size();
                    next.clear();
                }
            }
        }
        return documents;
    }
}
