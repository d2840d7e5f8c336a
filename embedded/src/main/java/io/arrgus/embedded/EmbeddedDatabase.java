package io.arrgus.embedded;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.ServerVersion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A database in this JVM that speaks MongoDB's protocol (mongo-java-server), on the loopback address, without login.
 *
 * <p>What was acknowledged survives a kill of the process, whole commands only; a power failure may take the last
 * second. What it does otherwise than MongoDB, as far as it matters here:
 *
 * <ul>
 *   <li>Writes go one after another. Two clients never collide, so races are found on a real server only.
 *   <li>Finding by {@code _id}, alone or with further conditions, and by all keys of a unique index takes the index.
 *       Everything else scans the collection. Other indexes can be made and have no effect.
 *   <li>A partial index is enforced on all documents. TTL, collation, validators and capped collections have no effect.
 *   <li>No transactions, change streams, {@code $text}, {@code $bit}, {@code let}, {@code $expr} over variables, updates
 *       by a pipeline, and only the older aggregation stages.
 *   <li>A bulk of updates goes on behind an error even if it is ordered; a failed insert bulk counts what failed as
 *       inserted; an update that changes nothing may count as modified.
 * </ul>
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final String FILE = "arrgus.db";
    private static final int LARGEST_CACHE_MB = 256;
    /** In memory, some 4 KiB in the file. Each commit writes whole pages, so they are small. */
    private static final int PAGE_BYTES = 16 * 1024;

    private static final int THREADS = 16;

    private final MongoServer server;
    private final int port;

    private EmbeddedDatabase(MongoServer server) {
        this.server = server;
        this.port = server.getLocalAddress().getPort();
    }

    /** Starts a database that ends with this JVM, on any free port. */
    public static EmbeddedDatabase inMemory() {
        return serve(MVStore.open(null), 0);
    }

    /**
     * Starts a database that keeps its data in {@code folder}, which is made if it is not there.
     *
     * @param port where it listens; 0 is any free port
     * @throws NotStarted if the port is taken, the folder is in use, or cannot be written to
     */
    public static EmbeddedDatabase inFile(Path folder, int port) {
        return serve(open(folder), port);
    }

    static EmbeddedDatabase serve(MVStore store, int port) {
        Quiet.please();
        var server = new MongoServer(new DurableBackend(store).version(ServerVersion.MONGO_5_0));
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1, THREADS);
            return new EmbeddedDatabase(server);
        } catch (Exception taken) { // Netty throws a BindException without saying so
            server.shutdownNow();
            throw new NotStarted("Port " + port + " for the embedded database is taken by another program", taken);
        }
    }

    public int port() {
        return port;
    }

    public String uri(String database) {
        return "mongodb://127.0.0.1:" + port + "/" + database;
    }

    /** Ends it; what was acknowledged is in the file. Open connections are cut. */
    @Override
    public void close() {
        server.shutdownNow();
    }

    private static int cacheMegabytes() {
        return (int) Math.min(LARGEST_CACHE_MB, Runtime.getRuntime().maxMemory() / 8 / 1024 / 1024);
    }

    static MVStore open(Path folder) {
        try {
            Files.createDirectories(folder);
            var store = new MVStore.Builder()
                    .fileName(folder.resolve(FILE).toString())
                    // A commit in the middle of a command would keep half of it, so only DurableBackend commits.
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(cacheMegabytes())
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            store.setRetentionTime(Housekeeping.RETENTION_MS);
            return store;
        } catch (MVStoreException unusable) {
            throw new NotStarted(
                    unusable.getErrorCode() == DataUtils.ERROR_FILE_LOCKED
                            ? "The data folder " + folder
                                    + " is in use by another Arrgus: stop that one, or take another folder"
                            : "The database in " + folder + " cannot be opened: " + unusable.getMessage(),
                    unusable);
        } catch (IOException unusable) {
            throw new NotStarted("The data folder " + folder + " cannot be made: " + unusable.getMessage(), unusable);
        }
    }
}
