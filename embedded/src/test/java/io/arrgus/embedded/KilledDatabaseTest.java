package io.arrgus.embedded;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database in a JVM of its own, killed with -9 again and again while four clients write. */
class KilledDatabaseTest {

    private static final int KILLS = 3;
    private static final int WRITERS = 4;
    private static final int BULK = 5;

    @TempDir
    Path folder;

    /** The highest acknowledged number of each counter, and all acknowledged bulks. */
    private final Map<String, Integer> counters = new ConcurrentHashMap<>();

    private final List<String> bulks = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatWasAcknowledgedIsThereAndNothingIsHalfThere() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled("k" + kill, 200 + 200 * kill);
        }

        try (var database = EmbeddedDatabase.inFile(folder, 0);
                var client = MongoClients.create(database.uri("test"))) {
            var media = client.getDatabase("test").getCollection("media");
            var all = media.find().into(new ArrayList<>());
            var sizes = all.stream()
                    .filter(it -> it.containsKey("bulk"))
                    .collect(groupingBy(it -> it.getString("bulk"), counting()));

            assertThat(bulks).hasSizeGreaterThan(KILLS * 200);
            assertThat(sizes).containsKeys(bulks.toArray(String[]::new));
            assertThat(sizes.values()).containsOnly((long) BULK);
            assertThat(counters)
                    .allSatisfy((id, acknowledged) -> assertThat(
                                    media.find(Filters.eq(id)).first().getInteger("count"))
                            .isBetween(acknowledged, acknowledged + 1));
            everyDocumentIsFoundAndGuardedByItsId(media, all);
        }
    }

    private void writeUntilKilled(String round, int afterBulks) throws Exception {
        var server = new Server(folder);
        var enough = new CountDownLatch(afterBulks);
        try (var writers = Executors.newFixedThreadPool(WRITERS);
                var client = MongoClients.create(server.uri)) {
            var media = client.getDatabase("test").getCollection("media");
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = round + "w" + writer;
                writers.execute(() -> write(media, name, enough));
            }
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            server.kill();
            writers.shutdownNow();
        }
    }

    private void write(MongoCollection<Document> media, String writer, CountDownLatch enough) {
        try {
            media.insertOne(new Document("_id", writer).append("count", 0));
            counters.put(writer, 0);
            for (int n = 1; ; n++) {
                var bulk = writer + "b" + n;
                media.bulkWrite(inserts(bulk), new BulkWriteOptions().ordered(false));
                bulks.add(bulk);
                media.updateOne(new Document("_id", writer).append("count", n - 1), Updates.inc("count", 1));
                counters.put(writer, n);
                enough.countDown();
            }
        } catch (MongoException | IllegalStateException serverIsGone) {
            // as it should be
        }
    }

    private static List<WriteModel<Document>> inserts(String bulk) {
        return IntStream.range(0, BULK)
                .<WriteModel<Document>>mapToObj(n -> new InsertOneModel<>(
                        new Document("_id", bulk + ":" + n).append("bulk", bulk).append("text", "x".repeat(500))))
                .toList();
    }

    private static void everyDocumentIsFoundAndGuardedByItsId(MongoCollection<Document> media, List<Document> all) {
        var ids = all.stream().map(it -> it.getString("_id")).toList();

        assertThat(media.find(Filters.in("_id", ids))).hasSameSizeAs(all);
        assertThatThrownBy(() -> media.insertMany(all, new InsertManyOptions().ordered(false)))
                .isInstanceOfSatisfying(
                        MongoBulkWriteException.class,
                        refused -> assertThat(refused.getWriteErrors()).hasSameSizeAs(all));
    }

    /** The other JVM. */
    static final class Server {

        private final Process process;
        private final String uri;

        Server(Path folder) throws IOException {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx256m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Server.class.getName(),
                            folder.toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            uri = readUri(process.inputReader());
        }

        /** Logging may come first. */
        private static String readUri(BufferedReader output) throws IOException {
            for (var line = output.readLine(); line != null; line = output.readLine()) {
                if (line.startsWith("mongodb://")) {
                    return line + "?retryWrites=false";
                }
            }
            throw new IOException("The database did not start");
        }

        void kill() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }

        @SuppressWarnings("resource") // it is killed
        static void main(String[] args) throws InterruptedException {
            System.out.println(EmbeddedDatabase.inFile(Path.of(args[0]), 0).uri("test"));
            Thread.currentThread().join();
        }
    }
}
