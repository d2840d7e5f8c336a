package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static io.arrgus.scheduler.ledger.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.Fixtures;
import io.arrgus.scheduler.ledger.RunEntry.Again;
import io.arrgus.scheduler.ledger.RunEntry.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that fails is left alone for a while, the longer the more often; whoever asks does not wait. */
class BackOffTest extends OnTheLedger {

    private static final Failure AWAY =
            new Failure(FailureKind.TRANSIENT, "unreachable", "'Movies' does not answer.", "See whether it runs.");
    private static final Failure NOT_CALLED =
            new Failure(FailureKind.NOT_TRIED, "breaker_open", "'Movies' was not called.", "It is tried again.");
    private static final Failure REFUSED = new Failure(
            FailureKind.NEEDS_ATTENTION, "unauthorized", "Radarr 'Movies' refused the API key.", "Copy the key again.");

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"TRANSIENT", "NOT_TRIED"})
    void thePausesGrowFromAMinuteToAnHourAndStayThere(FailureKind kind) {
        var pauses = new ArrayList<Duration>();
        for (int i = 0; i < 7; i++) {
            fails(kind == FailureKind.TRANSIENT ? AWAY : NOT_CALLED);
            pauses.add(pause());
            clock.set(movies().nextFullAt());
            desk.round.go();
        }

        var expected = List.of(1, 5, 15, 30, 60, 60, 60);
        assertThat(desk.requests).hasSize(8);
        for (int i = 0; i < 7; i++) {
            var whole = Duration.ofMinutes(expected.get(i));
            assertThat(pauses.get(i))
                    .isBetween(whole.dividedBy(2), whole.multipliedBy(3).dividedBy(2));
        }
        assertThat(movies().standing().failedFulls()).isEqualTo(7);
    }

    @Test
    void nothingIsTriedBeforeThePauseIsOverAlsoWhereTheIntervalIsShorter() {
        var hasty = Fixtures.every(Fixtures.movies(), Duration.ofMinutes(1));
        desk.schedule.edit(MOVIES, before -> hasty);
        for (int i = 0; i < 4; i++) {
            fails(AWAY);
            clock.set(movies().nextFullAt());
            desk.round.go();
        }
        fails(AWAY);
        var tried = desk.requests.size();

        for (var end = clock.instant().plus(Duration.ofMinutes(29));
                clock.instant().isBefore(end); ) {
            clock.advance(Duration.ofMinutes(1));
            desk.round.go();
        }

        assertThat(desk.requests).hasSize(tried);
    }

    @Test
    void everyReplicaKeepsToThePause() {
        fails(AWAY);
        var other = desk.another(ledgers, clock);

        clock.advance(Duration.ofSeconds(29));
        other.round.go();
        var early = desk.requests.size();
        clock.set(movies().nextFullAt());
        other.round.go();

        assertThat(early).isEqualTo(1);
        assertThat(desk.requests).hasSize(2);
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("retry");
    }

    @Test
    void aSuccessBeginsAnew() {
        fails(AWAY);
        clock.set(movies().nextFullAt());
        desk.round.go();
        end(SyncApplied.Result.SUCCEEDED);
        var next = movies().nextFullAt();

        ask(FULL);
        fails(AWAY);

        assertThat(Duration.between(clock.instant(), next)).isGreaterThan(Duration.ofMinutes(50));
        assertThat(movies().standing().failedFulls()).isEqualTo(1);
        assertThat(pause()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    @Test
    void whoeverAsksDoesNotWaitAndThePausesBeginAnew() {
        failsTimes(4);
        var tried = desk.requests.size();

        ask(FULL);
        var asked = desk.requests.size();
        fails(AWAY);

        assertThat(asked).isEqualTo(tried + 1);
        assertThat(movies().standing().failedFulls()).isEqualTo(1);
        assertThat(pause()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
    }

    @Test
    void anyEditOfAConnectionThatFailsIsTriedAtOnce() {
        fails(REFUSED);

        desk.schedule.edit(MOVIES, before -> Fixtures.named(before, "Films"));

        assertThat(desk.requests).hasSize(2);
        assertThat(runs().getFirst().toRead().trigger()).isEqualTo("edited");
        assertThat(movies().standing().failedFulls()).isZero();
    }

    @Test
    void aNewNameOfAConnectionThatIsWellChangesNothing() {
        firstRunSucceeds();

        desk.schedule.edit(MOVIES, before -> Fixtures.named(before, "Films"));

        assertThat(desk.requests).hasSize(1);
    }

    @Test
    void whatOnlyAPersonCanMendIsProbedOnceAnHourHoweverOftenItFailed() {
        for (int i = 0; i < 3; i++) {
            fails(REFUSED);
            assertThat(pause()).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(90));
            clock.set(movies().nextFullAt());
            desk.round.go();
        }

        assertThat(desk.requests).hasSize(4);
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.NEEDS_ATTENTION);
        assertThat(movies().standing().lastFailure()).isEqualTo(REFUSED);
    }

    @Test
    void anOpenBreakerIsSaidAndIsNoSuccess() {
        fails(NOT_CALLED);

        assertThat(movies().standing().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(movies().standing().lastFailure()).isEqualTo(NOT_CALLED);
        assertThat(runs().getFirst().toRead().outcome()).isEqualTo(RunOutcome.FAILED);
    }

    @Test
    void aRunThatNoWorkerTookIsAskedForAgainAtOnceHoweverOften() {
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(11));
            desk.round.go();
        }

        assertThat(desk.requests).hasSize(6);
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(movies().standing().failedFulls()).isZero();
    }

    @Test
    void aWorkerThatDiesIsForgivenOnceAndThenThePausesGrow() {
        workerDies();
        var atOnce = desk.requests.size();

        workerDies();
        var first = pause();
        clock.set(movies().nextFullAt());
        desk.round.go();
        workerDies();
        var second = pause();

        assertThat(atOnce).isEqualTo(2);
        assertThat(first).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(90));
        assertThat(second).isBetween(Duration.ofSeconds(150), Duration.ofSeconds(450));
        assertThat(desk.requests).hasSize(3);
    }

    private void workerDies() {
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 1));
        clock.advance(Duration.ofSeconds(60));
        desk.round.go();
    }

    @Test
    void aFewTitlesThatAnswerDoNotHideThatTheLibraryCannotBeRead() {
        ask(List.of(3));
        var items = desk.lastRequest();
        fails(AWAY);
        var next = movies().nextFullAt();

        desk.reports.on(Reports.applied(items, SyncApplied.Result.SUCCEEDED));

        assertThat(movies().nextFullAt()).isEqualTo(next);
        assertThat(movies().standing().state()).isEqualTo(ConnectionState.FAILING);
        assertThat(movies().standing().lastFailure()).isEqualTo(AWAY);
    }

    @Test
    void howTheConnectionsStandIsMeasured() {
        fails(AWAY);

        clock.advance(Duration.ofSeconds(20));
        desk.round.go();

        assertThat(gauge("arrgus.scheduler.connections", "state", "failing")).isEqualTo(1);
        assertThat(gauge("arrgus.scheduler.connections", "state", "ok")).isZero();
        assertThat(gauge("arrgus.connection.failures", "connection", MOVIES.value()))
                .isEqualTo(1);
    }

    /** What they share, such as a network, fails them all at one instant. */
    @Test
    void twoHundredConnectionsThatFailTogetherAreNotTriedAgainInStep() {
        var backOff = new BackOff(Desk.PROPERTIES, new Random(7));
        var failed = new Ending(RunOutcome.FAILED, NOON, Counts.NONE, AWAY, null, Again.NO);

        for (int failures = 1; failures <= 5; failures++) {
            var row = failures;
            var perSecond = IntStream.range(0, 200)
                    .mapToObj(connection -> backOff.after(failed, row).toSeconds())
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

            assertThat(perSecond.values()).allMatch(together -> together <= 10);
        }
    }

    private double gauge(String name, String tag, String value) {
        return desk.meters.get(name).tag(tag, value).gauge().value();
    }

    private void failsTimes(int times) {
        for (int i = 0; i < times; i++) {
            if (movies().slot(RunKind.FULL).isEmpty()) {
                clock.set(latest(clock.instant(), movies().nextFullAt()));
                desk.round.go();
            }
            fails(AWAY);
        }
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private void fails(Failure failure) {
        desk.reports.on(Reports.failed(lastFull(), failure));
    }

    private SyncRequest lastFull() {
        return desk.requests.stream()
                .filter(it -> it.kind() == RunKind.FULL)
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    private Duration pause() {
        return Duration.between(clock.instant(), movies().nextFullAt());
    }
}
