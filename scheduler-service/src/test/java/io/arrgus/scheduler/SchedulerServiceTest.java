package io.arrgus.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.RunKind;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The scheduler as a whole: doors on one side, the broker on the other. */
class SchedulerServiceTest {

    private static RunningScheduler scheduler;
    private static FarSide farSide;

    @BeforeAll
    static void start() {
        TestBroker.get().clean();
        scheduler = RunningScheduler.start(TestInfrastructure.properties(), "--arrgus.scheduler.tick=100ms");
        farSide = new FarSide(scheduler);
    }

    @AfterAll
    static void stop() {
        farSide.close();
        scheduler.close();
    }

    @Test
    void aNewConnectionIsSyncedAtOnceAndItsRunShowsHowItWent() {
        var made = scheduler.post("/api/v1/connections", """
                {"name": "Movies", "arrType": "RADARR", "url": "http://radarr:7878/", "apiKey": "0123456789abcdef"}
                """);
        var path = made.raw().headers().firstValue("Location").orElseThrow();

        var request = farSide.request(1);
        farSide.reports(Reports.progress(request, 20, 10));
        await().until(() -> scheduler.get(path).json().at("/runs/0/fetched").asInt() == 20);
        farSide.reports(Reports.fetched(request, SyncFetched.Result.COMPLETE));
        farSide.reports(Reports.applied(request, SyncApplied.Result.SUCCEEDED));
        await().until(() -> scheduler.get(path).json().at("/runs").isEmpty());

        assertThat(made.status()).isEqualTo(201);
        assertThat(request.kind()).isEqualTo(RunKind.FULL);
        assertThat(request.connection().url()).hasToString("http://radarr:7878");
        assertThat(scheduler.get(path).json().at("/state").asString()).isEqualTo("OK");
        var run = scheduler.get(path + "/runs").json().at("/items/0");
        assertThat(run.at("/outcome").asString()).isEqualTo("SUCCEEDED");
        assertThat(run.at("/counts/created").asInt()).isEqualTo(50);
        assertThat(scheduler.get(path + "/runs/" + request.runId()).json()).isEqualTo(run);

        scheduler.delete(path);
        await().until(() -> !farSide.closings().isEmpty());
        var closing = farSide.closings().getFirst();
        farSide.reports(new LibraryClosed(closing.connectionId(), closing.fence(), closing.deleted()));
        assertThat(scheduler.get(path).status()).isEqualTo(404);
    }
}
