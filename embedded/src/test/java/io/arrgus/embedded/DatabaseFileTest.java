package io.arrgus.embedded;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the embedded database does to its file: counted in reads, commits and bytes. */
class DatabaseFileTest {

    private static final int TITLES = 10_000;
    /** Enough for a walk from the root to some pages, and far below the pages of all titles. */
    private static final int FEW = 40;

    @TempDir
    Path folder;

    private MVStore store;
    private EmbeddedDatabase database;
    private MongoClient client;
    private MongoCollection<Document> media;

    @BeforeEach
    void fillAndForget() {
        open();
        media.createIndex(new Document("connectionId", 1).append("externalId", 1), unique());
        media.insertMany(
                IntStream.range(0, TITLES).mapToObj(DatabaseFileTest::title).toList());
        close();
        open();
    }

    @AfterEach
    void close() {
        client.close();
        database.close();
    }

    private void open() {
        store = EmbeddedDatabase.open(folder);
        database = EmbeddedDatabase.serve(store, 0);
        client = MongoClients.create(database.uri("test"));
        media = client.getDatabase("test").getCollection("media");
    }

    @Test
    void aScanReadsTheWholeFile() {
        var reads =
                readsOf(() -> assertThat(media.countDocuments(eq("hash", "h7"))).isEqualTo(1));

        assertThat(reads).isGreaterThan(20 * FEW);
    }

    @Test
    void aConditionalUpdateReadsOnlyItsOwn() {
        var asRead = new Document("_id", id(5_000))
                .append("hash", "h5000")
                .append("fence", new Document("$lt", 9L))
                .append("live", true);

        var reads = readsOf(() -> assertThat(update(asRead)).isEqualTo(1));

        assertThat(reads).isLessThan(FEW);
    }

    @Test
    void soDoesOneWithItsConditionsNested() {
        var reads = readsOf(() -> assertThat(update(Filters.and(eq("_id", id(5_000)), eq("rev", 1))))
                .isEqualTo(1));

        assertThat(reads).isLessThan(FEW);
    }

    @Test
    void aCompoundUniqueIndexServesQueriesWithFurtherConditions() {
        var query =
                new Document("connectionId", "radarr").append("externalId", 77).append("live", true);

        var reads = readsOf(() -> assertThat(update(query)).isEqualTo(1));

        assertThat(reads).isLessThan(FEW);
    }

    @Test
    void aPageReadsNoMoreThanItself() {
        var page = new ArrayList<String>();

        var reads = readsOf(() -> media.find(new Document("_id", new Document("$gt", id(4_999))).append("live", true))
                .sort(Sorts.ascending("_id"))
                .limit(20)
                .map(it -> it.getString("_id"))
                .into(page));

        assertThat(page)
                .isEqualTo(IntStream.range(5_000, 5_020)
                        .mapToObj(DatabaseFileTest::id)
                        .toList());
        assertThat(reads).isLessThan(FEW);
    }

    /** A commit by size or by time, as is usual, could come in the middle of a command. */
    @Test
    void nothingIsInTheFileBeforeACommit(@TempDir Path other) {
        var untimely = EmbeddedDatabase.open(other);
        var map = untimely.<Integer, String>openMap("large");
        IntStream.range(0, 100).forEach(n -> map.put(n, "x".repeat(1_000_000)));

        untimely.closeImmediately();

        assertThat(untimely.getAutoCommitDelay()).isZero();
        var again = EmbeddedDatabase.open(other);
        assertThat(again.openMap("large")).isEmpty();
        again.close();
    }

    @Test
    void theFileForgetsWhatIsOutdated() {
        var size = store.getFileStore().size();
        for (int n = 0; n < 3_000; n++) {
            media.updateOne(eq(id(n)), Updates.inc("rev", 1));
        }

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(store.getFileStore().size()).isLessThan(3 * size));
        assertThat(media.countDocuments(eq("rev", 2))).isEqualTo(3_000);
    }

    private long update(Bson query) {
        return media.updateOne(query, Updates.set("fence", 9L)).getMatchedCount();
    }

    private long readsOf(Runnable work) {
        var before = store.getFileStore().getReadCount();
        work.run();
        return store.getFileStore().getReadCount() - before;
    }

    private static IndexOptions unique() {
        return new IndexOptions().unique(true);
    }

    private static String id(int n) {
        return "radarr:%06d".formatted(n);
    }

    private static Document title(int n) {
        return new Document("_id", id(n))
                .append("connectionId", "radarr")
                .append("externalId", n)
                .append("hash", "h" + n)
                .append("fence", 1L)
                .append("live", true)
                .append("rev", 1)
                .append("overview", "y".repeat(400));
    }
}
