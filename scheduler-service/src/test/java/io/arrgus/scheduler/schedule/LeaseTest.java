package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nobody waits for ever for a run that nobody works on. */
class LeaseTest extends OnTheLedger {

    @Test
    void aRunThatNoWorkerBeginsIsLostAndAskedForAgain() {
        var first = desk.lastRequest();

        clock.advance(Duration.ofMinutes(10));
        desk.round.go();
        var whileItsRequestMayLive = desk.requests.size();
        clock.advance(Duration.ofMinutes(1));
        desk.round.go();

        assertThat(whileItsRequestMayLive).isEqualTo(1);
        assertThat(run(first.runId()).toRead().outcome()).isEqualTo(RunOutcome.LOST);
        assertThat(desk.requests).hasSize(2);
        assertThat(desk.lastRequest().fence()).isGreaterThan(first.fence());
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("lost");
    }

    @Test
    void aLostRunCountsAsAFailureInPlainWords() {
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));

        clock.advance(Duration.ofSeconds(60));
        desk.round.go();

        var failure = movies().standing().lastFailure();
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSIENT);
        assertThat(failure.code()).isEqualTo("lost");
        assertThat(failure.message()).isEqualTo("The worker that was syncing 'Movies' stopped reporting.");
        assertThat(failure.hint()).contains("arr-worker");
        assertThat(desk.runsEnded("full", "lost")).isEqualTo(1);
    }

    @Test
    void aWorkerThatReportsKeepsItsRun() {
        var request = desk.lastRequest();

        for (int i = 0; i < 40; i++) {
            desk.reports.on(Reports.progress(request, i, i));
            clock.advance(Duration.ofSeconds(59));
            desk.round.go();
        }

        assertThat(movies().slot(RunKind.FULL)).map(Slot::runId).contains(request.runId());
        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void theStoreHasAnHour() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));

        clock.advance(Duration.ofMinutes(59));
        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));
        desk.round.go();
        var stillOpen = movies().slot(RunKind.FULL).isPresent();
        clock.advance(Duration.ofMinutes(1));
        desk.round.go();

        assertThat(stillOpen).isTrue();
        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.LOST);
        assertThat(run(request.runId()).toRead().failure().message()).contains("store");
    }

    @Test
    void theIdsOfALostItemsRunAreReadAgain() {
        firstRunSucceeds();
        ask(List.of(3, 4));
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));
        ask(List.of(5));

        clock.advance(Duration.ofSeconds(60));
        desk.round.go();

        assertThat(desk.lastRequest().kind()).isEqualTo(RunKind.ITEMS);
        assertThat(desk.lastRequest().arrIds()).containsExactly(3, 4, 5);
    }

    @Test
    void twoSchedulersGiveARunUpOnce() {
        var other = desk.another(ledgers, clock);
        other.round.go();
        clock.advance(Duration.ofMinutes(12));

        desk.round.go();
        other.round.go();

        assertThat(desk.requests).hasSize(2);
        assertThat(desk.runsEnded("full", "lost") + other.runsEnded("full", "lost"))
                .isEqualTo(1);
    }

    @Test
    void nothingIsGivenUpWhileTheBrokerCannotBeHeard() {
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));
        desk.presence.away();

        clock.advance(Duration.ofMinutes(30));
        desk.round.go();

        assertThat(movies().slot(RunKind.FULL)).map(Slot::state).contains(RunState.FETCHING);
    }

    @Test
    void whoeverHearsTheBrokerAgainGrantsEveryLeaseOneFreshPeriod() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.progress(request, 1, 1));
        desk.presence.away();
        clock.advance(Duration.ofMinutes(30));

        desk.presence.returned();
        desk.round.go();
        var granted = movies().slot(RunKind.FULL).map(Slot::runId);
        clock.advance(Duration.ofSeconds(60));
        desk.round.go();

        assertThat(granted).contains(request.runId());
        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.LOST);
    }

    @Test
    void aReportThatComesBeforeTheLeasesWereGrantedGivesNothingUp() {
        firstRunSucceeds();
        ask(FULL);
        ask(List.of(7));
        var items = desk.lastRequest();
        desk.reports.on(Reports.progress(desk.requests.get(1), 1, 1));
        desk.presence.away();
        clock.advance(Duration.ofMinutes(30));

        desk.presence.returned();
        desk.reports.on(Reports.applied(items, SyncApplied.Result.SUCCEEDED));

        assertThat(movies().slot(RunKind.FULL)).map(Slot::state).contains(RunState.FETCHING);
    }

    @Test
    void aSchedulerThatStartsGrantsEveryLeaseOneFreshPeriod() {
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));
        clock.advance(Duration.ofMinutes(30));

        var restarted = desk.another(ledgers, clock);
        restarted.round.go();

        assertThat(movies().slot(RunKind.FULL)).map(Slot::state).contains(RunState.FETCHING);
    }

    @Test
    void whereTheBrokerForgetsItsMessagesOpenRunsAreClosedAtTheStartAndRepeated() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.progress(request, 1, 1));

        clock.advance(Duration.ofSeconds(1));
        var restarted = Desk.closingOpenRuns(ledgers, clock);
        restarted.round.go();
        restarted.round.go();

        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.LOST);
        assertThat(restarted.requests).hasSize(1);
        assertThat(restarted.lastRequest().runId()).isNotEqualTo(request.runId());
    }

    @Test
    void whatWasAskedBeforeTheFirstRoundAfterTheStartIsNotTakenForALeftover() {
        firstRunSucceeds();
        var restarted = Desk.closingOpenRuns(ledgers, clock);

        restarted.schedule.ask(MOVIES, FULL);
        restarted.round.go();

        assertThat(run(restarted.lastRequest().runId()).ended()).isFalse();
        assertThat(restarted.requests).hasSize(1);
    }

    @Test
    void aRunThatItsConnectionNoLongerNamesIsClosed() {
        firstRunSucceeds();
        var orphan = new Slot(
                new RunId("orphan"),
                RunKind.FULL,
                5,
                FULL,
                Trigger.USER,
                null,
                RunState.QUEUED,
                true,
                clock.instant(),
                clock.instant(),
                null);
        ledgers.runs().ensure(RunEntry.of(MOVIES, orphan));

        clock.advance(Duration.ofMinutes(3));
        desk.round.go();

        assertThat(run(orphan.runId()).toRead().outcome()).isEqualTo(RunOutcome.LOST);
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
    }
}
