package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static io.arrgus.scheduler.ledger.Fixtures.at;
import static io.arrgus.scheduler.ledger.Fixtures.every;
import static io.arrgus.scheduler.ledger.Fixtures.named;
import static io.arrgus.scheduler.ledger.Fixtures.ruled;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.Reports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is under way for a connection that is gone or moved must not touch what comes after. */
class ClosureTest extends OnTheLedger {

    private static final String ELSEWHERE = "http://elsewhere:7878";

    @Test
    void aDeletedConnectionEndsItsRunsAndTellsTheStore() {
        var full = desk.lastRequest();
        ask(List.of(3));
        var items = desk.lastRequest();

        var deleted = desk.schedule.delete(MOVIES);

        assertThat(deleted).isTrue();
        assertThat(run(full.runId()).toRead().outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(run(items.runId()).toRead().outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(desk.closings).containsExactly(new ConnectionClosed(MOVIES, Long.MAX_VALUE, true));
    }

    @Test
    void nothingHappensToADeletedConnectionAnyMore() {
        var request = desk.lastRequest();
        desk.schedule.delete(MOVIES);

        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));
        clock.advance(Duration.ofDays(1));
        desk.round.go();

        assertThat(desk.schedule.ask(MOVIES, FULL)).isEmpty();
        assertThat(desk.schedule.edit(MOVIES, it -> named(it, "Other"))).isEmpty();
        assertThat(desk.schedule.delete(MOVIES)).isFalse();
        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void theStoreIsToldAgainUntilItAnswersAndNeverInAHurry() {
        desk.schedule.delete(MOVIES);

        desk.round.go();
        var atOnce = desk.closings.size();
        for (int second = 0; second < 24 * 3600; second += 5) {
            clock.advance(Duration.ofSeconds(5));
            desk.round.go();
            if (desk.closings.size() > 20) {
                break;
            }
        }

        assertThat(atOnce).isEqualTo(1);
        assertThat(desk.closings).hasSizeGreaterThan(20);
        assertThat(Duration.between(io.arrgus.scheduler.ledger.Fixtures.NOON, clock.instant()))
                .isGreaterThan(Duration.ofHours(2));
    }

    @Test
    void aTellingThatTheBrokerRefusedIsRepeatedAfterSeconds() {
        desk.broker = Desk.Broker.REFUSES;
        desk.schedule.delete(MOVIES);

        desk.broker = Desk.Broker.TAKES;
        clock.advance(Duration.ofSeconds(5));
        desk.round.go();

        assertThat(desk.closings).hasSize(1);
    }

    @Test
    void withTheStoresAnswerNothingIsLeft() {
        desk.schedule.delete(MOVIES);

        desk.reports.on(new LibraryClosed(MOVIES, Long.MAX_VALUE, true));
        desk.reports.on(new LibraryClosed(MOVIES, Long.MAX_VALUE, true));

        assertThat(ledgers.connections().find(MOVIES)).isEmpty();
        assertThat(runs()).isEmpty();
    }

    @Test
    void aMovedConnectionEndsItsRunsAndReadsTheOtherPlaceUnderAHigherFence() {
        firstRunSucceeds();
        ask(FULL);
        var old = desk.lastRequest();
        ask(List.of(3));
        ask(List.of(4));

        desk.schedule.edit(MOVIES, it -> at(it, ELSEWHERE));

        var closing = desk.closings.getFirst();
        var next = desk.lastRequest();
        assertThat(run(old.runId()).toRead().outcome()).isEqualTo(RunOutcome.CANCELLED);
        assertThat(closing.deleted()).isFalse();
        assertThat(closing.fence()).isGreaterThan(old.fence() + 1);
        assertThat(next.fence()).isGreaterThan(closing.fence());
        assertThat(next.connection().url()).hasToString(ELSEWHERE);
        assertThat(next.knownDigest()).isNull();
        assertThat(movies().pending().arrIds()).isEmpty();
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("edited");
    }

    @Test
    void theEndOfTheOldPlaceIsNotTheEndOfTheNew() {
        firstRunSucceeds();
        ask(FULL);
        var old = desk.lastRequest();
        desk.schedule.edit(MOVIES, it -> at(it, ELSEWHERE));
        var connection = movies();

        desk.reports.on(Reports.applied(old, SyncApplied.Result.SUCCEEDED));

        assertThat(movies()).isEqualTo(connection);
    }

    @Test
    void anAnswerEndsTheTelling() {
        desk.schedule.edit(MOVIES, it -> at(it, ELSEWHERE));

        desk.reports.on(new LibraryClosed(MOVIES, desk.closings.getFirst().fence(), false));
        clock.advance(Duration.ofHours(1));
        desk.round.go();

        assertThat(movies().closing()).isNull();
        assertThat(desk.closings).hasSize(1);
    }

    @Test
    void anAnswerToAnEarlierMoveDoesNotEndTheTellingOfALaterOne() {
        desk.schedule.edit(MOVIES, it -> at(it, ELSEWHERE));
        var first = desk.closings.getFirst();
        desk.schedule.edit(MOVIES, it -> at(it, "http://third:7878"));

        desk.reports.on(new LibraryClosed(MOVIES, first.fence(), false));

        assertThat(movies().closing()).isNotNull();
    }

    @Test
    void anAnswerToAMoveDoesNotEndADeletion() {
        desk.schedule.edit(MOVIES, it -> at(it, ELSEWHERE));
        var move = desk.closings.getFirst();
        desk.schedule.delete(MOVIES);

        desk.reports.on(new LibraryClosed(MOVIES, move.fence(), false));

        assertThat(movies().deleted()).isTrue();
    }

    @Test
    void whatChangesWhatIsReadIsReadAtOnce() {
        firstRunSucceeds();

        desk.schedule.edit(MOVIES, it -> ruled(it, MonitorType.NONE));

        assertThat(desk.requests).hasSize(2);
        assertThat(desk.lastRequest().connection().monitorType()).isEqualTo(MonitorType.NONE);
        assertThat(desk.closings).isEmpty();
    }

    @Test
    void anotherNameStartsNothing() {
        firstRunSucceeds();

        desk.schedule.edit(MOVIES, it -> named(it, "Films"));

        assertThat(desk.requests).hasSize(1);
        assertThat(movies().settings().name()).isEqualTo("Films");
    }

    @Test
    void aShorterIntervalTakesEffectNow() {
        firstRunSucceeds();

        desk.schedule.edit(MOVIES, it -> every(it, Duration.ofMinutes(5)));

        assertThat(movies().nextFullAt())
                .isBetween(clock.instant().plusSeconds(270), clock.instant().plusSeconds(330));
    }
}
