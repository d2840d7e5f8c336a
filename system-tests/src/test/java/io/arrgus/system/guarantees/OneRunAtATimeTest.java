package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** Guarantee 4: one FULL and one ITEMS run per connection at a time, across all replicas; more workers are no more load on an Arr. */
class OneRunAtATimeTest {

    @Test
    void fiftyTriggersAtOnceBecomeAtMostTwoRunsOneAtATime() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(200).seed(41).start();
                var arrgus = ArrgusStack.started().scheduler().worker()) {
            var movies = arrgus.connected("Movies", radarr, "RADARR");
            var before = arrgus.runs(movies).size();
            radarr.faults()
                    .add(Fault.of(FaultKind.SLOW_FIRST_BYTE).on(Endpoint.LIST).taking(Duration.ofSeconds(2)));

            triggerAtOnce(arrgus, movies, 50);
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrgus.endedRuns(movies).size()
                                    == arrgus.runs(movies).size()
                            && arrgus.connection(movies).get("runs").isEmpty()
                            && arrgus.runs(movies).size() > before + 1);

            assertThat(arrgus.runs(movies).size() - before).isEqualTo(2);
            assertThat(radarr.calls().mostAtOnce(Endpoint.LIST)).isEqualTo(1);
        }
    }

    @Test
    void fourWorkersCallAnArrNoMoreOftenAtOnceThanOneDoes() throws Exception {
        try (var radarr = SimulatedArr.radarr().titles(100).seed(43).start();
                var arrgus = ArrgusStack.started().worker().worker().worker()) {
            var movies = arrgus.connected("Movies", radarr, "RADARR");
            var arrIds = radarr.library().arrIds();
            radarr.faults().add(Fault.of(FaultKind.SLOW_FIRST_BYTE).taking(Duration.ofMillis(200)));
            radarr.calls().reset();

            for (var arrId : arrIds.subList(0, 20)) {
                arrgus.trigger(movies);
                arrgus.trigger(movies, arrId);
            }
            await().atMost(ArrgusStack.PATIENCE)
                    .until(() -> arrgus.connection(movies).get("runs").isEmpty());

            assertThat(radarr.calls().of(Endpoint.ITEM)).isGreaterThanOrEqualTo(20);
            assertThat(radarr.calls().mostAtOnce(Endpoint.LIST)).isEqualTo(1);
            assertThat(radarr.calls().mostAtOnce())
                    .as("a FULL and an ITEMS run")
                    .isLessThanOrEqualTo(2);
        }
    }

    private static void triggerAtOnce(ArrgusStack arrgus, String connection, int times) throws InterruptedException {
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < times; i++) {
                var scheduler = arrgus.schedulerApi(i % 2);
                threads.submit(() -> {
                    go.await();
                    return scheduler
                            .post()
                            .uri("/connections/{id}/sync", connection)
                            .contentType(MediaType.APPLICATION_JSON)
                            .retrieve()
                            .toBodilessEntity();
                });
            }
            go.countDown();
        }
    }
}
