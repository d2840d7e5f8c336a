package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import io.arrgus.model.message.Routes;
import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.Truth;
import io.arrgus.testsupport.TestBroker;
import java.time.Duration;
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

/** Guarantee 3: duplicates, redeliveries and reordering change nothing; the history leads to what is stored, without a gap. */
class ExactlyOnceEffectTest {

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
    void everythingThatEverWentToTheStoreGoesThereAgainInAnyOrderAndChangesNothing() throws Exception {
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

    @Test
    void aFullRunDoesNotUndoWhatAnItemsRunSawLater() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(300).seed(21).start();
                var arrgus = ArrgusStack.started()) {
            var movies = arrgus.connected("Movies", radarr, "RADARR");
            var title = arrgus.media(movies).values().iterator().next();
            var arrId = title.get("arrId").asInt();
            radarr.library().add(1);
            // The list is what the Arr held when it was asked, and takes its time to arrive.
            radarr.faults()
                    .add(Fault.of(FaultKind.SLOW_BODY)
                            .on(Endpoint.LIST)
                            .times(1)
                            .atBytesPerSecond(200_000));
            arrgus.trigger(movies);
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrgus.runs(movies)
                                    .getFirst()
                                    .get("state")
                                    .asString()
                                    .equals("FETCHING")
                            && radarr.calls().of(Endpoint.LIST) >= 2);

            radarr.library().change(List.of(arrId));
            var items = arrgus.sync(movies, arrId);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> arrgus.endedRuns(movies).size() >= 3);

            assertThat(ArrgusStack.outcome(items)).isEqualTo("SUCCEEDED");
            assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
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
