package io.arrgus.embedded;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.model.WriteModel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Arrgus asks of its database, asked of the embedded one in memory and over a file. */
class EmbeddedDatabaseTest {

    @Nested
    class InMemory extends Asked {

        @Override
        EmbeddedDatabase start() {
            return EmbeddedDatabase.inMemory();
        }
    }

    @Nested
    class InFile extends Asked {

        @TempDir
        Path folder;

        @Override
        EmbeddedDatabase start() {
            return EmbeddedDatabase.inFile(folder, 0);
        }

        @Test
        void aSecondStartFindsTheData() {
            media.insertOne(new Document("_id", "a").append("facts", new Document("title", "Alien")));
            media.createIndex(new Document("facts.title", 1));

            client.close();
            database.close();
            database = start();
            client = MongoClients.create(database.uri("test"));
            media = client.getDatabase("test").getCollection("media");

            assertThat(media.find())
                    .containsExactly(new Document("_id", "a").append("facts", new Document("title", "Alien")));
            assertThat(media.listIndexes()).hasSize(2);
            assertThatThrownBy(() -> media.insertOne(new Document("_id", "a"))).hasMessageContaining("E11000");
        }

        @Test
        void aFolderInUseIsRefusedInPlainWords() {
            assertThatThrownBy(() -> EmbeddedDatabase.inFile(folder, 0))
                    .isInstanceOf(NotStarted.class)
                    .hasMessage("The data folder " + folder
                            + " is in use by another Arrgus: stop that one, or take another folder");
        }

        @Test
        void aTakenPortIsRefusedInPlainWordsAndLeavesTheFolderFree(@TempDir Path other) {
            assertThatThrownBy(() -> EmbeddedDatabase.inFile(other, database.port()))
                    .isInstanceOf(NotStarted.class)
                    .hasMessage("Port " + database.port() + " for the embedded database is taken by another program");

            EmbeddedDatabase.inFile(other, 0).close();
        }
    }

    abstract static class Asked {

        EmbeddedDatabase database;
        MongoClient client;
        MongoCollection<Document> media;

        abstract EmbeddedDatabase start();

        @BeforeEach
        void begin() {
            database = start();
            client = MongoClients.create(database.uri("test"));
            media = client.getDatabase("test").getCollection("media");
        }

        @AfterEach
        void end() {
            client.close();
            database.close();
        }

        @Test
        void helloTellsTheTime() {
            var before = Instant.now().minusSeconds(1);

            var hello = client.getDatabase("admin").runCommand(new Document("hello", 1));

            assertThat(hello.get("localTime", Date.class).toInstant())
                    .isBetween(before, Instant.now().plusSeconds(1));
            assertThat(hello.getInteger("maxWireVersion")).isEqualTo(8);
        }

        @Test
        void maxKeepsTheHigher() {
            var touched = client.getDatabase("test").getCollection("library_state");
            var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

            touched.findOneAndUpdate(eq("radarr"), Updates.max("touched", 7L), options);
            var after = touched.findOneAndUpdate(eq("radarr"), Updates.max("touched", 5L), options);

            assertThat(after).isEqualTo(new Document("_id", "radarr").append("touched", 7L));
        }

        @Test
        void aSetTakesEachOnce() {
            var attempts = client.getDatabase("test").getCollection("sync_attempts");
            var options = new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);
            attempts.findOneAndUpdate(eq("run:1"), Updates.addToSet("batches", 1), options);
            attempts.findOneAndUpdate(eq("run:1"), Updates.addToSet("batches", 2), options);

            var after = attempts.findOneAndUpdate(eq("run:1"), Updates.addToSet("batches", 1), options);

            assertThat(after).isEqualTo(new Document("_id", "run:1").append("batches", List.of(1, 2)));
        }

        @Test
        void changesArePushedOntoADocumentAndPulledOff() {
            media.insertOne(new Document("_id", "a"));
            media.updateOne(eq("a"), Updates.push("unsent", new Document("rev", 1).append("hash", "x")));
            media.updateOne(eq("a"), Updates.push("unsent", new Document("rev", 2).append("hash", "y")));

            media.updateOne(eq("a"), Updates.pull("unsent", new Document("rev", 1)));

            assertThat(media.find().first())
                    .isEqualTo(new Document("_id", "a")
                            .append("unsent", List.of(new Document("rev", 2).append("hash", "y"))));
        }

        @Test
        void pushedChangesArePulledByTheirNumbers() {
            media.insertOne(new Document("_id", "a")
                    .append("unsent", List.of(new Document("rev", 1), new Document("rev", 2), new Document("rev", 3))));

            media.updateOne(eq("a"), new Document("$pull", new Document("unsent", in("rev", List.of(1, 2)))));

            assertThat(media.find().first().getList("unsent", Document.class)).containsExactly(new Document("rev", 3));
        }

        @Test
        void anUnorderedBulkAppliesWhatFitsAndTellsEachDuplicate() {
            media.insertMany(List.of(title("a", 1, 1), title("b", 1, 1), title("c", 5, 1)));
            List<WriteModel<Document>> bulk = List.of(
                    new UpdateOneModel<>(asRead("a", 1, 1), facts(2)),
                    new InsertOneModel<>(title("b", 2, 1)),
                    new UpdateOneModel<>(asRead("c", 1, 1), facts(2)),
                    new InsertOneModel<>(title("d", 2, 1)),
                    new InsertOneModel<>(title("a", 2, 1)));

            assertThatThrownBy(() -> media.bulkWrite(bulk, new BulkWriteOptions().ordered(false)))
                    .isInstanceOfSatisfying(MongoBulkWriteException.class, failed -> {
                        assertThat(failed.getWriteErrors()).extracting("index").containsExactly(1, 4);
                        assertThat(failed.getWriteErrors())
                                .extracting("category")
                                .containsOnly(ErrorCategory.DUPLICATE_KEY);
                        assertThat(failed.getWriteResult().getMatchedCount()).isEqualTo(1);
                    });

            assertThat(media.find().sort(Sorts.ascending("_id")))
                    .containsExactly(title("a", 2, 2), title("b", 1, 1), title("c", 5, 1), title("d", 2, 1));
        }

        @Test
        void aThousandAreFoundByTheirIds() {
            media.insertMany(
                    IntStream.range(0, 3000).mapToObj(n -> title("m" + n, n, 1)).toList());
            var wanted = IntStream.range(1000, 2000).mapToObj(n -> "m" + n).toList();

            var found = media.find(in("_id", wanted)).into(new ArrayList<>());

            assertThat(found).extracting(it -> it.getString("_id")).containsExactlyInAnyOrderElementsOf(wanted);
        }

        @Test
        void cursorsSortsLimitsAndCountsAgree() {
            media.insertMany(IntStream.range(0, 2500)
                    .mapToObj(n -> title("%04d".formatted(n), n % 7, 1))
                    .toList());

            var all = media.find().batchSize(100).into(new ArrayList<>());
            var page = media.find(gt("_id", "1999"))
                    .sort(Sorts.ascending("_id"))
                    .limit(3)
                    .into(new ArrayList<>());
            var sorted = media.find().sort(Sorts.orderBy(Sorts.descending("fence"), Sorts.ascending("_id")));

            assertThat(all).hasSize(2500).doesNotHaveDuplicates();
            assertThat(page).extracting(it -> it.getString("_id")).containsExactly("2000", "2001", "2002");
            assertThat(sorted.first().getString("_id")).isEqualTo("0006");
            assertThat(media.countDocuments(lt("fence", 2L))).isEqualTo(715);
            assertThat(media.countDocuments()).isEqualTo(2500);
        }

        @Test
        void anAnswerThatIsUnderWayIsNotChangedByAnUpdate() {
            media.insertMany(List.of(title("a", 1, 1), title("b", 1, 1), title("c", 1, 1)));
            try (var underWay = media.find().batchSize(1).iterator()) {
                underWay.next();

                media.updateOne(eq("c"), facts(2));
                media.findOneAndUpdate(eq("b"), facts(2));

                assertThat(underWay.next()).isEqualTo(title("b", 1, 1));
                assertThat(underWay.next()).isEqualTo(title("c", 1, 1));
                assertThat(media.find(eq("c")).first()).isEqualTo(title("c", 2, 2));
            }
        }

        @Test
        void aDocumentThatGrowsTooLargeIsRefusedAndStaysAsItWas() {
            media.insertOne(new Document("_id", "a").append("text", "x".repeat(9_000_000)));

            assertThatThrownBy(() -> media.updateOne(eq("a"), Updates.set("more", "y".repeat(9_000_000))))
                    .hasMessageContaining("16 MiB");

            assertThat(media.find(eq("a")).first()).containsOnlyKeys("_id", "text");
        }

        @Test
        void aConditionalUpsertOfAnOlderOneIsADuplicate() {
            media.insertOne(title("a", 9, 1));
            var older = new Document("_id", "a").append("fence", new Document("$lt", 5L));

            assertThatThrownBy(() -> media.updateOne(older, facts(5), new UpdateOptions().upsert(true)))
                    .hasMessageContaining("E11000");

            assertThat(media.find().first()).isEqualTo(title("a", 9, 1));
        }

        static Document title(String id, long fence, int rev) {
            return new Document("_id", id)
                    .append("fence", fence)
                    .append("rev", rev)
                    .append("hash", "h")
                    .append("live", true);
        }

        static Document asRead(String id, long fence, int rev) {
            return new Document("_id", id)
                    .append("hash", "h")
                    .append("fence", fence)
                    .append("live", true)
                    .append("rev", rev);
        }

        static Document facts(long fence) {
            return new Document("$set", new Document("fence", fence)).append("$inc", new Document("rev", 1));
        }
    }
}
