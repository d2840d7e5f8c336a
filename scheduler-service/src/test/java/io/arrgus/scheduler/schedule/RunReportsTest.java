package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static io.arrgus.scheduler.ledger.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.KnownDigest;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports come twice, late and in any order. */
class RunReportsTest extends OnTheLedger {

    private static final AttemptId SECOND = new AttemptId("attempt-2");
    private static final Failure REFUSED =
            new Failure(FailureKind.NEEDS_ATTENTION, "unauthorized", "'Movies' refuses the key.", "Give another one.");
    private static final Failure AWAY =
            new Failure(FailureKind.TRANSIENT, "unreachable", "'Movies' does not answer.", "See whether it runs.");

    @Test
    void aRunIsFollowedFromTheQueueToItsEnd() {
        var request = desk.lastRequest();

        desk.reports.on(Reports.progress(request, 20, 10));
        var fetching = run(request.runId());
        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));
        var applying = run(request.runId());
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));
        var ended = run(request.runId()).toRead();

        assertThat(fetching.state()).isEqualTo(RunState.FETCHING);
        assertThat(fetching.progress()).isEqualTo(new RunEntry.Progress("attempt-1", 20, 10, 50));
        assertThat(applying.state()).isEqualTo(RunState.APPLYING);
        assertThat(applying.progress()).isEqualTo(new RunEntry.Progress("attempt-1", 50, 50, 50));
        assertThat(ended.outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(ended.counts()).isEqualTo(Reports.COUNTS);
        assertThat(List.of(ended.queuedAt(), ended.startedAt(), ended.fetchedAt(), ended.endedAt()))
                .containsOnly(NOON);
        assertThat(movies().slots()).isEmpty();
        assertThat(desk.runsEnded("full", "succeeded")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void inAnyOrderAndTwiceTheyLeadToTheSameEnd(int seed) {
        var request = desk.lastRequest();
        var reports = new java.util.ArrayList<Runnable>(Stream.of(1, 2)
                .flatMap(twice -> Stream.<Runnable>of(
                        () -> desk.reports.on(Reports.progress(request, 10, 0)),
                        () -> desk.reports.on(Reports.progress(request, 20, 20)),
                        () -> desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE)),
                        () -> desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED))))
                .toList());
        java.util.Collections.shuffle(reports, new Random(seed));

        reports.forEach(Runnable::run);

        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(movies().slots()).isEmpty();
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
        assertThat(movies().digest()).isEqualTo(new KnownDigest("d1", NOON));
        assertThat(desk.runsEnded("full", "succeeded")).isEqualTo(1);
        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void progressThatOvertookOtherProgressIsNotTakenBack() {
        var request = desk.lastRequest();

        desk.reports.on(Reports.progress(request, 40, 30));
        desk.reports.on(Reports.progress(request, 20, 10));

        assertThat(run(request.runId()).progress()).isEqualTo(new RunEntry.Progress("attempt-1", 40, 30, 50));
    }

    @Test
    void anotherAttemptCountsFromTheStart() {
        var request = desk.lastRequest();

        desk.reports.on(Reports.progress(request, 40, 30));
        desk.reports.on(Reports.progress(request, SECOND, 5, 0));

        assertThat(run(request.runId()).progress()).isEqualTo(new RunEntry.Progress("attempt-2", 5, 0, 50));
    }

    @Test
    void aFailedFetchEndsTheRunAndSaysWhy() {
        desk.reports.on(Reports.failed(desk.lastRequest(), REFUSED));

        assertThat(runs().getFirst().toRead().outcome()).isEqualTo(RunOutcome.FAILED);
        assertThat(runs().getFirst().toRead().failure()).isEqualTo(REFUSED);
        assertThat(movies().slots()).isEmpty();
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.NEEDS_ATTENTION);
        assertThat(movies().standing().lastFailure()).isEqualTo(REFUSED);
        assertThat(movies().standing().lastFailureAt()).isEqualTo(NOON);
    }

    @Test
    void aFailedFullRunIsTriedAgainAtItsNextTimeAndNotBefore() {
        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));

        desk.round.go();
        var early = desk.requests.size();
        clock.set(movies().nextFullAt());
        desk.round.go();

        assertThat(movies().standing().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(early).isEqualTo(1);
        assertThat(desk.requests).hasSize(2);
    }

    @Test
    void aSuccessForgetsTheFailureBefore() {
        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));
        clock.advance(Duration.ofMinutes(5));
        ask(FULL);

        end(SyncApplied.Result.UNCHANGED);

        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
        assertThat(movies().standing().lastFailure()).isNull();
        assertThat(movies().standing().lastSuccessAt()).isEqualTo(NOON.plus(Duration.ofMinutes(5)));
    }

    @Test
    void aRunThatLeftSomethingOutIsNotShownAsUpToDate() {
        end(SyncApplied.Result.HELD);

        assertThat(movies().standing().state()).isEqualTo(ConnectionState.DEGRADED);
        assertThat(movies().standing().lastSuccessAt()).isNull();
    }

    @Test
    void aFailureOfASecondAttemptDoesNotEndWhatTheFirstHandedOver() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));

        desk.reports.on(Reports.failed(request, AWAY));
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));

        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
    }

    @Test
    void lateReportsOfARunThatEndedChangeNothing() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.failed(request, AWAY));
        var connection = movies();
        var run = run(request.runId());
        clock.advance(Duration.ofSeconds(20));

        desk.reports.on(Reports.progress(request, 20, 10));
        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));

        assertThat(movies()).isEqualTo(connection);
        assertThat(run(request.runId())).isEqualTo(run);
    }

    @Test
    void lateReportsDoNotTouchTheRunThatFollowed() {
        var first = desk.lastRequest();
        end(SyncApplied.Result.SUCCEEDED);
        ask(FULL);
        var second = desk.lastRequest();

        desk.reports.on(Reports.applied(first, SyncApplied.Result.SUCCEEDED));

        assertThat(movies().slot(RunKind.FULL)).map(Slot::runId).contains(second.runId());
    }

    @Test
    void aReportThatComesAgainAfterACrashCompletesWhatTheCrashCutOff() {
        var request = desk.lastRequest();
        ask(FULL);
        var report = Reports.applied(request, SyncApplied.Result.SUCCEEDED);
        ledgers.runs().change(request.runId(), run -> run.applied(report, NOON));

        desk.reports.on(report);

        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
        assertThat(desk.requests).hasSize(2);
    }

    @Test
    void whatACrashCutOffIsCompletedWithoutTheReportWhenTheLeaseIsOver() {
        var request = desk.lastRequest();
        var report = Reports.applied(request, SyncApplied.Result.SUCCEEDED);
        ledgers.runs().change(request.runId(), run -> run.applied(report, NOON));

        clock.advance(Duration.ofMinutes(12));
        desk.round.go();

        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(movies().slots()).isEmpty();
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
    }

    @Test
    void theEndOfOneRunBeginsTheNextThatWaitsForIt() {
        ask(FULL);

        end(SyncApplied.Result.SUCCEEDED);

        assertThat(desk.requests).hasSize(2);
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("pending");
    }

    @Test
    void whatTheStoreCannotConfirmIsDoneAgainAtOnceWithoutTheShortcut() {
        firstRunSucceeds();
        ask(FULL);
        var unchanged = desk.lastRequest();

        desk.reports.on(Reports.fetched(unchanged, SyncFetched.Result.UNCHANGED));
        desk.reports.on(Reports.applied(unchanged, Reports.FIRST, SyncApplied.Result.REPEAT, null));

        assertThat(unchanged.knownDigest()).isEqualTo("d1");
        assertThat(run(unchanged.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUPERSEDED);
        assertThat(desk.requests).hasSize(3);
        assertThat(desk.lastRequest().knownDigest()).isNull();
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("repeat");
    }

    @Test
    void theAttemptThatWonDecidesWhicheverReportComesFirst() {
        var request = desk.lastRequest();

        desk.reports.on(Reports.applied(request, SECOND, SyncApplied.Result.SUPERSEDED, null));
        var meanwhile = movies().slot(RunKind.FULL);
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));

        assertThat(meanwhile).isPresent();
        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUCCEEDED);
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.OK);
    }

    @Test
    void aSupersededRunOfWhichNothingMoreIsHeardEndsAsThatAndNotAsLost() {
        var request = desk.lastRequest();
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUPERSEDED));

        clock.advance(Duration.ofMinutes(1));
        desk.round.go();

        assertThat(run(request.runId()).toRead().outcome()).isEqualTo(RunOutcome.SUPERSEDED);
        assertThat(movies().slots()).isEmpty();
        assertThat(movies().standing().lastFailure()).isNull();
    }

    @Test
    void aReportAboutAnUnknownRunIsNoTrouble() {
        var stranger = new SyncRequest(
                new io.arrgus.model.run.RunId("stranger"),
                RunKind.FULL,
                io.arrgus.scheduler.ledger.Fixtures.movies(),
                1,
                FULL,
                null,
                NOON,
                false);

        desk.reports.on(Reports.progress(stranger, 1, 1));
        desk.reports.on(Reports.applied(stranger, SyncApplied.Result.SUCCEEDED));

        assertThat(ledgers.connections().find(MOVIES)).contains(movies());
        assertThat(runs()).hasSize(1);
    }
}
