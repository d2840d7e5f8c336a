package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.Reports;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However often something is asked for, it is done once. */
class MergingTest extends OnTheLedger {

    private static final Failure AWAY =
            new Failure(FailureKind.TRANSIENT, "unreachable", "'Movies' does not answer.", "See whether it runs.");

    @Test
    void whoAsksIsToldWhichRunBegins() {
        firstRunSucceeds();

        var answer = desk.schedule.ask(MOVIES, List.of(3)).orElseThrow();

        assertThat(answer)
                .isEqualTo(new Schedule.Asked(RunKind.ITEMS, desk.lastRequest().runId(), null));
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("user");
    }

    @Test
    void whoAsksWhileARunIsUnderWayIsToldForWhichItWaits() {
        var answer = desk.schedule.ask(MOVIES, FULL).orElseThrow();

        assertThat(answer)
                .isEqualTo(new Schedule.Asked(
                        RunKind.FULL, null, desk.lastRequest().runId()));
        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void anApprovalOfTheStoreBeginsAFullRun() {
        firstRunSucceeds();

        desk.reports.on(new SyncWanted(MOVIES));

        assertThat(desk.lastRequest().kind()).isEqualTo(RunKind.FULL);
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("approved");
    }

    @Test
    void anItemsRunOvertakesAFullRun() {
        var full = desk.lastRequest();

        ask(List.of(8));

        assertThat(desk.requests).extracting(SyncRequest::kind).containsExactly(RunKind.FULL, RunKind.ITEMS);
        assertThat(desk.lastRequest().fence()).isGreaterThan(full.fence());
        assertThat(movies().slots()).hasSize(2);
    }

    @Test
    void idsThatComeWhileAnItemsRunIsUnderWayAreReadTogetherRightAfter() {
        firstRunSucceeds();
        ask(List.of(1));
        var first = desk.lastRequest();

        ask(List.of(9, 4));
        ask(List.of(4, 2));
        var meanwhile = desk.requests.size();
        desk.reports.on(Reports.applied(first, SyncApplied.Result.SUCCEEDED));

        assertThat(meanwhile).isEqualTo(2);
        assertThat(desk.requests).hasSize(3);
        assertThat(desk.lastRequest().arrIds()).containsExactly(2, 4, 9);
        assertThat(movies().pending().arrIds()).isEmpty();
    }

    @Test
    void twoHundredIdsAreAnItemsRunAndOneMoreIsAFullRun() {
        firstRunSucceeds();

        ask(ids(1, 200));
        var items = desk.lastRequest();
        ask(ids(201, 400));
        var answer = desk.schedule.ask(MOVIES, List.of(401)).orElseThrow();

        assertThat(items.kind()).isEqualTo(RunKind.ITEMS);
        assertThat(items.arrIds()).hasSize(200);
        assertThat(answer.kind()).isEqualTo(RunKind.FULL);
        assertThat(answer.runId()).isEqualTo(desk.lastRequest().runId());
        assertThat(desk.lastRequest().kind()).isEqualTo(RunKind.FULL);
        assertThat(movies().pending().arrIds()).isEmpty();
    }

    @Test
    void theIdsOfAFailedItemsRunWaitUntilItsPauseIsOver() {
        firstRunSucceeds();
        ask(List.of(3));
        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));

        clock.advance(Duration.ofSeconds(29));
        desk.round.go();
        var early = desk.requests.size();
        clock.advance(Duration.ofSeconds(61));
        desk.round.go();

        assertThat(early).isEqualTo(2);
        assertThat(desk.requests)
                .extracting(SyncRequest::kind)
                .containsExactly(RunKind.FULL, RunKind.ITEMS, RunKind.ITEMS);
        assertThat(desk.lastRequest().arrIds()).containsExactly(3);
    }

    @Test
    void theIdsOfAFailedItemsRunAreReadAtOnceWhenSomebodyAsks() {
        firstRunSucceeds();
        ask(List.of(3));
        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));

        ask(List.of(5));

        assertThat(desk.lastRequest().arrIds()).containsExactly(3, 5);
    }

    @Test
    void aFailedItemsRunDoesNotHoldUpWhatWasAskedForMeanwhile() {
        firstRunSucceeds();
        ask(List.of(3));
        var first = desk.lastRequest();
        ask(List.of(5));

        desk.reports.on(Reports.failed(first, AWAY));

        assertThat(desk.lastRequest().arrIds()).containsExactly(3, 5);
    }

    @Test
    void anItemsRunThatFailsDuringAnOverdueFullRunIsNotTriedInALoop() {
        firstRunSucceeds();
        ask(FULL);
        clock.advance(Duration.ofMinutes(70));
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));
        ask(List.of(3));

        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));
        desk.round.go();
        desk.round.go();

        assertThat(desk.requests).filteredOn(it -> it.kind() == RunKind.ITEMS).hasSize(1);
    }

    private static List<Integer> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
