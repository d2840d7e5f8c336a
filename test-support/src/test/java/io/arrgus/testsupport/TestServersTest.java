package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClients;
import com.rabbitmq.client.ConnectionFactory;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The seam itself, on whatever it finds. */
class TestServersTest {

    @Test
    void theBrokerIsOneAndSaysWhatItIs() {
        var broker = TestBroker.get();

        assertThat(broker).isSameAs(TestBroker.get());
        assertThat(broker.describe()).matches("(RabbitMQ|Apache Qpid Broker-J Core) \\d.*");
    }

    @Test
    void cleaningDeletesTheQueuesOfArrgusAndNoOthers() throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(TestBroker.get().uri());
        try (var connection = connections.newConnection();
                var channel = connection.createChannel()) {
            channel.queueDeclare("worker.full", true, false, false, Map.of());
            channel.queueDeclare("somebody.else", true, false, false, Map.of());

            TestBroker.get().clean();

            assertThat(isThere(connections, "worker.full")).isFalse();
            assertThat(isThere(connections, "somebody.else")).isTrue();
            channel.queueDelete("somebody.else");
        }
    }

    @Test
    void everyDatabaseIsFresh() {
        var database = TestDatabase.get();
        var first = database.freshUri();
        var second = database.freshUri();

        try (var client = MongoClients.create(first)) {
            client.getDatabase(first.substring(first.lastIndexOf('/') + 1).replaceFirst("\\?.*", ""))
                    .getCollection("media")
                    .insertOne(new Document("_id", "a"));
        }

        assertThat(second).isNotEqualTo(first);
        assertThat(database.describe()).matches("MongoDB \\d.*|.* \\(stands in for MongoDB\\)");
    }

    @Test
    void aStandInIsNeverCalledMongoDb() {
        var ferret = Document.parse("{version: '7.0.77', modules: [], ferretdb: {version: 'v2.7.0'}}");
        var embedded = Document.parse("{version: '5.0.0', modules: ['mongo-java-server']}");
        var real = Document.parse("{version: '8.0.4', modules: []}");

        assertThat(TestDatabase.identify(ferret)).isEqualTo("FerretDB 2.7.0 (stands in for MongoDB)");
        assertThat(TestDatabase.identify(embedded)).isEqualTo("mongo-java-server (stands in for MongoDB)");
        assertThat(TestDatabase.identify(real)).isEqualTo("MongoDB 8.0.4");
    }

    @Test
    void aServiceGetsAllItNeedsToStart() {
        var properties = TestInfrastructure.properties();

        assertThat(properties)
                .containsEntry("spring.rabbitmq.addresses", TestBroker.get().uri())
                .containsKeys("spring.mongodb.uri", "arrgus.master-key", "arrgus.api-key")
                .containsEntry(
                        "arrgus.embedded-broker", TestBroker.get().describe().contains("Qpid"));
        assertThat(TestInfrastructure.properties().get("spring.mongodb.uri"))
                .isNotEqualTo(properties.get("spring.mongodb.uri"));
    }

    private static boolean isThere(ConnectionFactory connections, String queue) throws Exception {
        try (var connection = connections.newConnection()) {
            connection.createChannel().queueDeclarePassive(queue);
            return true;
        } catch (java.io.IOException notThere) {
            return false;
        }
    }
}
