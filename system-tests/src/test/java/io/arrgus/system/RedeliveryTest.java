package io.arrgus.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.arrgus.model.message.Routes;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.testsupport.TestBroker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/** Everything that ever went to the store goes there again: twice, in any order, long after its run. */
class RedeliveryTest {

    private static final String RECORDER = "test.recorder";
    private static final long SEED = 61;

    private final CachingConnectionFactory broker = new CachingConnectionFactory();
    private RabbitTemplate rabbit;
    private RabbitAdmin admin;

    @BeforeEach
    void connect() {
        broker.setUri(TestBroker.get().uri());
        rabbit = new RabbitTemplate(broker);
        admin = new RabbitAdmin(broker);
    }

    @AfterEach
    void disconnect() {
        admin.deleteQueue(RECORDER);
        broker.destroy();
    }

    @Test
    void whatWasAppliedOnceIsNotAppliedAgain() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(400).seed(62).start();
                var arrgus = ArrgusStack.started()) {
            record();
            var movies = threeRuns(arrgus, radarr);
            var before = dump(arrgus);

            repeatTwiceInAnyOrder();
            await().atMost(ArrgusStack.PATIENCE).until(() -> waiting("store.full") + waiting("store.items") == 0);
            arrgus.stopStores();

            assertThat(dump(arrgus)).isEqualTo(before);
            assertEntriesLeadToTheStoredState(before);
            assertThat(before.get("media")).hasSizeGreaterThan(400);
            assertThat(movies).isNotBlank();
        }
    }

    private static String threeRuns(ArrgusStack arrgus, SimulatedArr radarr) {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        radarr.library().change(150);
        radarr.library().add(5);
        arrgus.sync(movies);
        var arrId = arrgus.media(movies).values().iterator().next().get("arrId").asInt();
        radarr.library().change(List.of(arrId));
        arrgus.sync(movies, arrId);
        radarr.library().change(80);
        radarr.library().remove(6);
        assertThat(ArrgusStack.outcome(arrgus.sync(movies))).isEqualTo("SUCCEEDED");
        return movies;
    }

    private void record() {
        admin.declareQueue(new Queue(RECORDER, true, false, false));
        for (var key : List.of("full", "items")) {
            admin.declareBinding(new Binding(RECORDER, Binding.DestinationType.QUEUE, Routes.MEDIA, key, Map.of()));
        }
    }

    private void repeatTwiceInAnyOrder() {
        var recorded = new ArrayList<Message>();
        for (var message = rabbit.receive(RECORDER, 500); message != null; message = rabbit.receive(RECORDER, 500)) {
            recorded.add(message);
        }
        admin.deleteQueue(RECORDER);
        assertThat(recorded).hasSizeGreaterThan(8);
        recorded.addAll(List.copyOf(recorded));
        Collections.shuffle(recorded, new Random(SEED));
        recorded.forEach(message ->
                rabbit.send(Routes.MEDIA, message.getMessageProperties().getReceivedRoutingKey(), message));
    }

    private int waiting(String queue) {
        var info = admin.getQueueInfo(queue);
        return info == null ? 0 : (int) info.getMessageCount();
    }

    private static Map<String, Map<String, Document>> dump(ArrgusStack arrgus) {
        var uri = new ConnectionString(arrgus.mongoUri());
        try (var client = MongoClients.create(uri)) {
            var dump = new TreeMap<String, Map<String, Document>>();
            for (var collection : List.of("media", "media_history")) {
                var documents = new TreeMap<String, Document>();
                client.getDatabase(uri.getDatabase())
                        .getCollection(collection)
                        .find()
                        .forEach(it -> documents.put(it.get("_id").toString(), it));
                dump.put(collection, documents);
            }
            return dump;
        }
    }

    /** The entries of each title, by rev, have no gap, and the last one says what is stored. */
    private static void assertEntriesLeadToTheStoredState(Map<String, Map<String, Document>> dump) {
        dump.get("media").forEach((id, title) -> {
            var rev = title.getLong("rev");
            for (long each = 1; each <= rev; each++) {
                assertThat(dump.get("media_history")).containsKey(id + ":" + each);
            }
            assertThat(dump.get("media_history")).doesNotContainKey(id + ":" + (rev + 1));
            if (rev > 0) {
                var last = dump.get("media_history").get(id + ":" + rev);
                assertThat(last.getString("hash")).isEqualTo(title.getString("hash"));
                assertThat(last.getBoolean("live")).isEqualTo(title.getBoolean("live"));
            }
            assertThat(title.getList("unsent", Document.class, List.of())).isEmpty();
        });
    }
}
