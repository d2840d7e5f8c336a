package io.arrgus.scheduler.schedule;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.Fixtures;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is shown to whoever watches the fleet. */
class MetersTest extends OnTheLedger {

    private static final Failure AWAY =
            new Failure(FailureKind.TRANSIENT, "unreachable", "'Movies' does not answer.", "See whether it runs.");

    @Test
    void anIdIsExplainedByNameAndType() {
        measure();

        var info = desk.meters.get("arrgus.connection.info").gauge();

        assertThat(info.value()).isEqualTo(1);
        assertThat(info.getId().getTag("connection")).isEqualTo(MOVIES.value());
        assertThat(info.getId().getTag("name")).isEqualTo("Movies");
        assertThat(info.getId().getTag("arr_type")).isEqualTo("radarr");
    }

    @Test
    void aConnectionHasOneStateAtATime() {
        measure();
        firstRunSucceeds();
        measure();

        assertThat(desk.meters.get("arrgus.connection.state").gauges())
                .extracting(it -> it.getId().getTag("state"))
                .containsExactly("ok");
    }

    @Test
    void theNextSyncIsSoonAndThenOverdue() {
        firstRunSucceeds();
        measure();
        var every = gauge("arrgus.connection.interval");
        var soon = gauge("arrgus.connection.next.sync");

        clock.advance(Duration.ofHours(2));

        assertThat(every).isEqualTo(3600);
        assertThat(soon).isBetween(3000.0, 4000.0);
        assertThat(gauge("arrgus.connection.next.sync")).isBetween(-4200.0, -3200.0);
    }

    @Test
    void aPauseAfterAFailureIsShownUntilItIsOver() {
        var without = measured("arrgus.connection.backoff");
        desk.reports.on(Reports.failed(desk.lastRequest(), AWAY));
        var pausing = measured("arrgus.connection.backoff");

        clock.advance(Duration.ofSeconds(75));

        assertThat(without).isZero();
        assertThat(pausing).isBetween(14.0, 90.0);
        assertThat(gauge("arrgus.connection.backoff")).isZero();
    }

    @Test
    void everyStateOfARunIsShownAlsoWhereThereIsNone() {
        measure();
        clock.advance(Duration.ofSeconds(30));

        assertThat(desk.meters.get("arrgus.runs.open").gauges()).hasSize(6);
        assertThat(open("queued")).isEqualTo(1);
        assertThat(open("applying")).isZero();
        assertThat(oldest("queued")).isGreaterThanOrEqualTo(30);
        assertThat(oldest("applying")).isZero();
    }

    @Test
    void howLongARunWaitedForAWorkerAndHowLongItTookIsMeasuredOnce() {
        var request = desk.lastRequest();
        clock.advance(Duration.ofSeconds(4));
        desk.reports.on(Reports.progress(request, 1, 0));
        desk.reports.on(Reports.progress(request, 2, 0));
        clock.advance(Duration.ofSeconds(6));

        desk.reports.on(Reports.fetched(request, SyncFetched.Result.COMPLETE));
        firstRunSucceeds();
        desk.reports.on(Reports.applied(request, SyncApplied.Result.SUCCEEDED));

        var queued = desk.meters.get("arrgus.sync.phase").tag("phase", "queued").timer();
        var whole = desk.meters
                .get("arrgus.run.duration")
                .tag("outcome", "succeeded")
                .timer();
        assertThat(List.of(queued.count(), whole.count())).containsExactly(1L, 1L);
        assertThat(queued.totalTime(TimeUnit.SECONDS)).isEqualTo(4);
        assertThat(whole.totalTime(TimeUnit.SECONDS)).isEqualTo(10);
    }

    @Test
    void aLeaseThatIsLostIsCountedByHowFarItsRunWas() {
        desk.reports.on(Reports.progress(desk.lastRequest(), 1, 0));

        clock.advance(Duration.ofMinutes(2));
        desk.round.go();

        var lost = desk.meters.get("arrgus.leases.lost");
        assertThat(lost.tags("kind", "full", "state", "fetching").counter().count())
                .isEqualTo(1);
        assertThat(desk.meters.get("arrgus.leases.lost").counters()).hasSize(6);
    }

    @Test
    void noMoreConnectionsThanAllowedHaveSeriesAndTheSumsKnowAll() {
        for (int i = 0; i < 9; i++) {
            desk.schedule.add(Fixtures.connection("sonarr-" + i, "Series " + i, "http://sonarr:" + (8000 + i)));
        }

        measure();

        var perConnection = desk.meters.getMeters().stream()
                .map(Meter::getId)
                .filter(id -> id.getTag("connection") != null)
                .collect(Collectors.groupingBy(Meter.Id::getName, Collectors.counting()));
        assertThat(perConnection.values()).hasSize(7).containsOnly((long) Desk.SHOWN);
        assertThat(shown()).containsExactlyInAnyOrder(MOVIES.value(), "sonarr-0", "sonarr-1");
        assertThat(desk.meters.get("arrgus.connections.without.series").gauge().value())
                .isEqualTo(10 - Desk.SHOWN);
        assertThat(desk.meters
                        .get("arrgus.scheduler.connections")
                        .tag("state", "new")
                        .gauge()
                        .value())
                .isEqualTo(10);
    }

    @Test
    void aDeletedConnectionLeavesNoSeries() {
        measure();
        var before = shown();

        desk.schedule.delete(MOVIES);
        measure();

        assertThat(before).containsExactly(MOVIES.value());
        assertThat(shown()).isEmpty();
    }

    private Set<String> shown() {
        return desk.meters.getMeters().stream()
                .map(it -> it.getId().getTag("connection"))
                .filter(it -> it != null)
                .collect(Collectors.toSet());
    }

    private void measure() {
        clock.advance(Duration.ofSeconds(16));
        desk.round.go();
    }

    private double measured(String name) {
        measure();
        return gauge(name);
    }

    private double gauge(String name) {
        return desk.meters.get(name).tag("connection", MOVIES.value()).gauge().value();
    }

    private double open(String state) {
        return desk.meters
                .get("arrgus.runs.open")
                .tags("kind", "full", "state", state)
                .gauge()
                .value();
    }

    private double oldest(String state) {
        return desk.meters
                .get("arrgus.runs.oldest.age")
                .tags("kind", "full", "state", state)
                .gauge()
                .value();
    }
}
