package io.arrgus.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.system.Backup;
import io.arrgus.system.Truth;
import io.arrgus.testsupport.TestBroker;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Yesterday's database, put back beside a broker that is new: as after {@code deploy/restore}. */
class RestoredBackupTest {

    private static final int MOVIES = 80;

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(MOVIES).seed(41).start();
    private final ArrgusStack arrgus = ArrgusStack.started();

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
    }

    @Test
    void yesterdaysDatabaseConvergesToWhatTheArrSaysTodayAndKeepsWhatWasDecided() throws Exception {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        var decided = arrgus.media(movies).keySet().iterator().next();
        arrgus.decide(movies + ":" + decided, Map.of("monitor", false));
        leaveARunOpen(movies);
        var yesterday = whileStopped(Backup::of);
        start();
        radarr.library().add(4);
        radarr.library().change(5);
        radarr.library().remove(3);
        arrgus.sync(movies);

        whileStopped(database -> {
            yesterday.restoreTo(database);
            TestBroker.get().clean();
        });
        arrgus.with("arrgus.scheduler.close-open-runs-at-start", true);
        start();

        await().atMost(ArrgusStack.PATIENCE)
                .untilAsserted(
                        () -> assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr)));
        var connection = arrgus.atRest(movies);
        assertThat(connection.get("state").asString()).isEqualTo("OK");
        assertThat(arrgus.storeApi()
                        .get()
                        .uri("/media/{id}", movies + ":" + decided)
                        .retrieve()
                        .body(String.class))
                .contains("\"monitor\":false");
    }

    /** The worker has it in hand, and hands it back when it is stopped. */
    private void leaveARunOpen(String movies) {
        radarr.faults().add(Fault.of(FaultKind.HANG).on(Endpoint.LIST));
        arrgus.trigger(movies);
        await().atMost(ArrgusStack.PATIENCE).until(() -> radarr.calls().underWay() == 1);
    }

    private void start() {
        radarr.faults().clear();
        arrgus.store().worker().scheduler();
        arrgus.newest(Service.STORE);
        arrgus.newest(Service.SCHEDULER);
    }

    private Backup whileStopped(java.util.function.Function<MongoDatabase, Backup> work) throws Exception {
        arrgus.close();
        var uri = new ConnectionString(arrgus.mongoUri());
        try (var client = MongoClients.create(uri)) {
            return work.apply(client.getDatabase(Objects.requireNonNull(uri.getDatabase())));
        }
    }

    private void whileStopped(Consumer<MongoDatabase> work) throws Exception {
        whileStopped(database -> {
            work.accept(database);
            return null;
        });
    }
}
