package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.system.Truth;
import io.arrgus.testsupport.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;

/** Guarantee 10: a SIGTERM finishes or hands back what is in hand within 30 s; a rolling restart parks nothing. */
class GracefulDrainTest {

    private static final int SUPERVISOR_KILLS_AFTER_SECONDS = 30;

    @TempDir
    Path logs;

    @Test
    void aRollingRestartUnderLoadParksNothingAndLosesNoTrigger() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(4_000).seed(97).start();
                var arrgus = ArrgusStack.empty()) {
            var old = new ArrayList<Process>();
            for (var service : Service.values()) {
                old.add(arrgus.process(service, logs.resolve(service + "-1.log")));
            }
            var movies = arrgus.connect("Movies", radarr, "RADARR");
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() ->
                            arrgus.connection(movies).at("/runs/0/published").asInt() > 0);

            for (var service : Service.values()) {
                arrgus.trigger(movies);
                var leaving = old.get(service.ordinal());
                leaving.destroy();
                assertThat(leaving.waitFor(SUPERVISOR_KILLS_AFTER_SECONDS, TimeUnit.SECONDS))
                        .as(service + " went by itself")
                        .isTrue();
                arrgus.process(service, logs.resolve(service + "-2.log"));
                arrgus.newest(service);
            }
            radarr.library().change(50);
            arrgus.trigger(movies);

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> arrgus.connection(movies).get("runs").isEmpty()
                            && Truth.stored(arrgus.media(movies)).equals(Truth.of(radarr)));
            assertThat(waitingAndParked()).containsOnly(0);
            assertThat(arrgus.runs(movies))
                    .extracting(ArrgusStack::outcome)
                    .isSubsetOf("SUCCEEDED", "UNCHANGED", "SUPERSEDED");
        }
    }

    private static List<Integer> waitingAndParked() {
        var broker = new CachingConnectionFactory();
        broker.setUri(TestBroker.get().uri());
        try {
            var admin = new RabbitAdmin(broker);
            return List.of("parked", "worker.full", "worker.items", "store.full", "store.items").stream()
                    .map(queue -> (int) admin.getQueueInfo(queue).getMessageCount())
                    .toList();
        } finally {
            broker.destroy();
        }
    }
}
