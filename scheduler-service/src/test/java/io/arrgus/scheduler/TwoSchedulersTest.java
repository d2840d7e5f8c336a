package io.arrgus.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Guarantee 4, seen from the doors and from the queue. */
class TwoSchedulersTest {

    private static final String MOVIES = """
            {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878", "apiKey": "0123456789abcdef"}""";

    @Test
    void fiftyTriggersAtOnceBecomeAtMostTwoRunsOneAtATime() throws Exception {
        TestBroker.get().clean();
        var properties = TestInfrastructure.properties();
        try (var one = RunningScheduler.start(properties);
                var other = RunningScheduler.start(properties);
                var farSide = new FarSide(one)) {
            var path = one.post("/api/v1/connections", MOVIES)
                    .raw()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            farSide.reports(Reports.applied(farSide.request(1), SyncApplied.Result.SUCCEEDED));
            await().until(() -> one.get(path).json().at("/runs").isEmpty());

            try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                var triggers = IntStream.range(0, 50)
                        .<Callable<Integer>>mapToObj(i -> () ->
                                (i % 2 == 0 ? one : other).post(path + "/sync").status())
                        .toList();
                for (var answer : callers.invokeAll(triggers)) {
                    assertThat(answer.get()).isEqualTo(202);
                }
            }
            var first = farSide.request(2);
            var whileTheFirstRuns = one.get(path + "/runs").json().at("/items").size();
            farSide.reports(Reports.applied(first, SyncApplied.Result.SUCCEEDED));
            farSide.reports(Reports.applied(farSide.request(3), SyncApplied.Result.SUCCEEDED));
            await().until(() -> other.get(path).json().at("/runs").isEmpty());

            assertThat(whileTheFirstRuns).isEqualTo(2);
            assertThat(other.get(path + "/runs").json().at("/items").size()).isEqualTo(3);
            assertThat(farSide.requests()).hasSize(3);
        }
    }
}
