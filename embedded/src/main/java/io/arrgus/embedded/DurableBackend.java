package io.arrgus.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/**
 * Makes each command that writes one step: it is in the file, whole, before it is answered, and nothing of it is there
 * otherwise. For that, writing commands go one after another, and nothing else commits.
 */
final class DurableBackend extends H2Backend {

    private static final Logger log = LoggerFactory.getLogger(DurableBackend.class);
    private static final Set<String> WRITING = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final Map<String, MongoDatabase> databases;
    private final Housekeeping housekeeping;

    DurableBackend(MVStore store) {
        // Before the super constructor, which opens the databases that are in the file.
        databases = new ConcurrentHashMap<>();
        super(store);
        housekeeping = new Housekeeping(store, this);
        housekeeping.start();
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            return super.handleCommand(channel, database, "isMaster", query);
        }
        if (command.equalsIgnoreCase("buildInfo")) {
            // The version alone would pass it off as a MongoDB.
            return super.handleCommand(channel, database, command, query)
                    .append("modules", List.of("mongo-java-server"));
        }
        if (!writes(command, query)) {
            return super.handleCommand(channel, database, command, query);
        }
        synchronized (this) {
            try {
                return super.handleCommand(channel, database, command, query);
            } finally {
                commitOrSayWhyNot();
            }
        }
    }

    /** A full disk, most likely. The client gets an error, and nothing is taken any more. */
    private void commitOrSayWhyNot() {
        try {
            getMvStore().commit();
        } catch (MVStoreException unwritable) {
            log.error(
                    "The file of the embedded database cannot be written ({}): make room for it, and start again",
                    NestedExceptionUtils.getMostSpecificCause(unwritable).getMessage());
            throw unwritable;
        }
    }

    private static boolean writes(String command, Document query) {
        return WRITING.contains(command.toLowerCase(Locale.ROOT))
                || (command.equalsIgnoreCase("aggregate")
                        && query.get("pipeline") instanceof Collection<?> stages
                        && stages.stream()
                                .anyMatch(stage -> stage instanceof Document one
                                        && (one.containsKey("$out") || one.containsKey("$merge"))));
    }

    /** The list of databases asks for each anew, which must not open it a second time. */
    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(name, it -> new FittedDatabase(it, getMvStore(), getCursorRegistry()));
    }

    @Override
    public void dropDatabase(String name) {
        databases.remove(name);
        super.dropDatabase(name);
    }

    @Override
    public void close() {
        housekeeping.close();
        super.close();
    }
}
