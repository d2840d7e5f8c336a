package io.arrgus.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClients;
import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.standalone.command.BadSetting;
import io.arrgus.testsupport.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopyingTest {

    private static final List<Document> TITLES = IntStream.range(0, 1_200)
            .mapToObj(number -> new Document("_id", "radarr-1:" + number).append("rev", 1L))
            .toList();
    private static final List<Document> STATES = List.of(new Document("_id", "radarr-1").append("touched", 7L));

    private final String own = TestDatabase.get().freshUri();

    @TempDir
    private Path folder;

    @Test
    void everyDocumentOfEveryCollectionArrivesAsItWasThereAndBack() throws Exception {
        try (var here = DataFolder.open(folder.resolve("here"));
                var there = DataFolder.open(folder.resolve("there"))) {
            fill(here);

            assertThat(Copying.out(here, own)).isEqualTo(1_201);
            assertThat(Copying.in(there, own)).isEqualTo(1_201);

            assertThat(contentOf(there, "media")).containsExactlyInAnyOrderElementsOf(TITLES);
            assertThat(contentOf(there, "library_state")).isEqualTo(STATES);
        }
    }

    @Test
    void aDatabaseThatIsNotEmptyStaysAsItIs() throws Exception {
        try (var here = DataFolder.open(folder);
                var client = MongoClients.create(own)) {
            fill(here);
            var theirs =
                    client.getDatabase(own.substring(own.lastIndexOf('/') + 1).replaceAll("\\?.*", ""));
            theirs.getCollection("photos").insertOne(new Document("_id", 1));

            assertThatExceptionOfType(BadSetting.class)
                    .isThrownBy(() -> Copying.out(here, own))
                    .withMessageContaining("--copy-to: there is something in the database already");

            assertThat(theirs.listCollectionNames()).containsExactly("photos");
        }
    }

    @Test
    void aDatabaseThatCannotBeReachedIsToldWithoutItsPassword() throws Exception {
        try (var here = DataFolder.open(folder)) {
            assertThatExceptionOfType(BadSetting.class)
                    .isThrownBy(() ->
                            Copying.out(here, "mongodb://me:secret@127.0.0.1:1/arrgus?serverSelectionTimeoutMS=200"))
                    .withMessageContaining("--copy-to: the database cannot be used")
                    .satisfies(it -> assertThat(it.getMessage()).doesNotContain("secret"));
        }
    }

    private static void fill(DataFolder data) {
        try (var embedded = EmbeddedDatabase.inFile(data.database(), 0);
                var client = MongoClients.create(embedded.uri("arrgus"))) {
            client.getDatabase("arrgus").getCollection("media").insertMany(TITLES);
            client.getDatabase("arrgus").getCollection("library_state").insertMany(STATES);
        }
    }

    private static List<Document> contentOf(DataFolder data, String collection) {
        try (var embedded = EmbeddedDatabase.inFile(data.database(), 0);
                var client = MongoClients.create(embedded.uri("arrgus"))) {
            return client.getDatabase("arrgus").getCollection(collection).find().into(new ArrayList<>());
        }
    }
}
