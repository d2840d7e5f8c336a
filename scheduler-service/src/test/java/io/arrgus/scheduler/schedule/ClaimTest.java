package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static io.arrgus.scheduler.ledger.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.Slot;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who claims a run, and what a claim survives. */
class ClaimTest extends OnTheLedger {

    @Test
    void fiftyTriggersAtOnceOnTwoSchedulersAreAtMostTwoRunsOneAtATime() throws Exception {
        firstRunSucceeds();
        var other = desk.another(ledgers, clock);
        var before = desk.requests.size();

        inParallel(50, i -> (i % 2 == 0 ? desk : other).schedule.ask(MOVIES, FULL));
        var during = desk.requests.size() - before;
        end(SyncApplied.Result.SUCCEEDED);
        var afterwards = desk.requests.size() - before;
        end(SyncApplied.Result.SUCCEEDED);

        assertThat(during).isEqualTo(1);
        assertThat(afterwards).isEqualTo(2);
        assertThat(desk.requests).hasSize(before + 2);
        assertThat(runs()).filteredOn(run -> !run.ended()).isEmpty();
    }

    @Test
    void schedulersThatSeeTheSameDueConnectionClaimItOnce() throws Exception {
        firstRunSucceeds();
        clock.advance(Duration.ofHours(2));
        var other = desk.another(ledgers, clock);
        var before = desk.requests.size();

        inParallel(8, i -> (i % 2 == 0 ? desk : other).attendant.attend(MOVIES));

        assertThat(desk.requests).hasSize(before + 1);
        assertThat(runs()).hasSize(2);
    }

    @Test
    void fiftyTriggersWhileRunsEndAllTheTimeNeverMakeTwoRunsAtOnce() throws Exception {
        firstRunSucceeds();
        var other = desk.another(ledgers, clock);
        var overlaps = new ConcurrentLinkedQueue<RunEntry>();
        Consumer<SyncRequest> lookForOthers = request -> runs().stream()
                .filter(run -> run.fence() < request.fence() && !run.ended())
                .forEach(overlaps::add);
        desk.witness = lookForOthers;
        other.witness = lookForOthers;

        inParallel(50, i -> {
            var mine = i % 2 == 0 ? desk : other;
            mine.schedule.ask(MOVIES, FULL);
            mine.reports.on(Reports.applied(desk.lastRequest(), SyncApplied.Result.SUCCEEDED));
            return null;
        });

        assertThat(overlaps).isEmpty();
        assertThat(desk.requests).extracting(SyncRequest::runId).doesNotHaveDuplicates();
    }

    @Test
    void aClaimIsItsOwnOutbox() {
        firstRunSucceeds();
        desk.broker = Desk.Broker.KILLS;
        var death = catchThrowable(() -> ask(FULL));
        var claimed = movies().slot(RunKind.FULL).orElseThrow();
        var heir = desk.another(ledgers, clock);

        heir.round.go();
        var tooEarly = heir.requests.size();
        clock.advance(Leases.PUBLISH_AGAIN);
        heir.round.go();
        heir.round.go();

        assertThat(death).isInstanceOf(Desk.Killed.class);
        assertThat(claimed.published()).isFalse();
        assertThat(tooEarly).isEqualTo(1);
        assertThat(heir.requests).hasSize(2);
        assertThat(heir.lastRequest().runId()).isEqualTo(claimed.runId());
        assertThat(heir.lastRequest().fence()).isEqualTo(claimed.fence());
        assertThat(movies().slot(RunKind.FULL)).map(Slot::published).contains(true);
    }

    @Test
    void aRunWhoseDocumentIsMissingGetsItBeforeItsRequestIsSent() {
        firstRunSucceeds();
        desk.broker = Desk.Broker.KILLS;
        var death = catchThrowable(() -> ask(FULL));
        var claimed = movies().slot(RunKind.FULL).orElseThrow();
        ledgers.runs().removeAllOf(MOVIES);

        desk.broker = Desk.Broker.TAKES;
        clock.advance(Leases.PUBLISH_AGAIN);
        desk.round.go();

        assertThat(death).isInstanceOf(Desk.Killed.class);
        assertThat(desk.lastRequest().runId()).isEqualTo(claimed.runId());
        assertThat(run(claimed.runId())).isEqualTo(RunEntry.of(MOVIES, claimed));
    }

    @Test
    void aRequestThatTheBrokerRefusesIsSentAgainAfterSeconds() {
        firstRunSucceeds();
        desk.broker = Desk.Broker.REFUSES;
        ask(FULL);
        var run = movies().slot(RunKind.FULL).orElseThrow().runId();

        desk.broker = Desk.Broker.TAKES;
        clock.advance(Duration.ofSeconds(5));
        desk.round.go();

        assertThat(desk.lastRequest().runId()).isEqualTo(run);
    }

    @Test
    void aRunThatWasNeverPublishedIsNeverLost() {
        firstRunSucceeds();
        desk.broker = Desk.Broker.REFUSES;
        ask(FULL);
        var run = movies().slot(RunKind.FULL).orElseThrow().runId();

        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofHours(1));
            desk.round.go();
        }

        assertThat(movies().slot(RunKind.FULL)).map(Slot::runId).contains(run);
    }

    @Test
    void fencesRiseWhileTimeStandsStill() {
        for (int i = 0; i < 5; i++) {
            end(SyncApplied.Result.SUCCEEDED);
            ask(FULL);
        }

        var fences = desk.requests.stream().map(SyncRequest::fence).toList();

        assertThat(fences).isSorted().doesNotHaveDuplicates().first().isEqualTo(NOON.toEpochMilli());
    }

    @Test
    void fencesRiseWhenTimeGoesBack() {
        firstRunSucceeds();
        clock.set(NOON.minus(Duration.ofDays(1)));

        ask(FULL);

        assertThat(desk.lastRequest().fence()).isEqualTo(NOON.toEpochMilli() + 1);
    }

    @Test
    void aFenceFollowsTheTimeSoThatAnOlderDatabaseGetsAhead() {
        firstRunSucceeds();
        clock.advance(Duration.ofMinutes(1));

        ask(FULL);

        assertThat(desk.lastRequest().fence())
                .isEqualTo(NOON.plus(Duration.ofMinutes(1)).toEpochMilli());
    }

    @Test
    void theNextRunIsDueAfterTheIntervalMoreOrLess() {
        firstRunSucceeds();

        var next = Duration.between(NOON, movies().nextFullAt());
        clock.set(movies().nextFullAt().minusMillis(1));
        desk.round.go();
        var early = desk.requests.size();
        clock.advance(Duration.ofMillis(1));
        desk.round.go();

        assertThat(next).isBetween(Duration.ofMinutes(54), Duration.ofMinutes(66));
        assertThat(early).isEqualTo(1);
        assertThat(desk.requests).hasSize(2);
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("schedule");
    }

    @Test
    void afterALongAbsenceOneRunIsEnough() {
        firstRunSucceeds();
        clock.advance(Duration.ofDays(3));

        desk.round.go();
        end(SyncApplied.Result.SUCCEEDED);
        desk.round.go();

        assertThat(desk.requests).hasSize(2);
    }

    @Test
    void nothingIsClaimedWhileTheBrokerIsAwayAndNothingIsForgotten() {
        firstRunSucceeds();
        desk.presence.away();

        var answer = desk.schedule.ask(MOVIES, FULL).orElseThrow();
        desk.round.go();
        var meanwhile = movies().slots();
        desk.presence.returned();
        desk.round.go();

        assertThat(answer).isEqualTo(new Schedule.Asked(RunKind.FULL, null, null));
        assertThat(meanwhile).isEmpty();
        assertThat(desk.requests).hasSize(2);
    }

    private interface Work {
        Object go(int number) throws Exception;
    }

    private static void inParallel(int times, Work work) throws Exception {
        var together = new CyclicBarrier(times);
        try (var pool = Executors.newFixedThreadPool(times)) {
            var all = IntStream.range(0, times)
                    .<Callable<Object>>mapToObj(i -> () -> {
                        together.await();
                        return work.go(i);
                    })
                    .toList();
            for (var one : pool.invokeAll(all)) {
                one.get();
            }
        }
    }
}
