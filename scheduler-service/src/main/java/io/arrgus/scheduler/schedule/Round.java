package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.Database;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.ParkedLedger;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import org.springframework.stereotype.Component;

/** One look at all that is due, and now and then a look at what should not be. */
@Component
final class Round {

    private static final Duration TIDY_EVERY = Duration.ofMinutes(1);
    private static final Duration MEASURE_EVERY = Duration.ofSeconds(15);
    private static final Duration UNDER_WAY = Duration.ofMinutes(2);

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final Database database;
    private final DatabaseTime time;
    private final BrokerPresence broker;
    private final Leases leases;
    private final Attendant attendant;
    private final Settlement settlement;
    private final ConnectionMeters connectionMeters;
    private final RunMeters runMeters;
    private final ParkedLedger parked;
    private final ParkedMeters parkedMeters;
    private final ScheduleProperties properties;
    private final Instant born;
    private boolean begun;
    private Instant tidied = Instant.EPOCH;
    private Instant measured = Instant.EPOCH;

    Round(
            ConnectionLedger connections,
            RunLedger runs,
            Database database,
            DatabaseTime time,
            BrokerPresence broker,
            Leases leases,
            Attendant attendant,
            Settlement settlement,
            ConnectionMeters connectionMeters,
            RunMeters runMeters,
            ParkedLedger parked,
            ParkedMeters parkedMeters,
            ScheduleProperties properties,
            Clock clock) {
        this.born = clock.instant();
        this.connections = connections;
        this.runs = runs;
        this.database = database;
        this.time = time;
        this.broker = broker;
        this.leases = leases;
        this.attendant = attendant;
        this.settlement = settlement;
        this.connectionMeters = connectionMeters;
        this.runMeters = runMeters;
        this.parked = parked;
        this.parkedMeters = parkedMeters;
        this.properties = properties;
    }

    void go() {
        database.prepare();
        if (!begun && properties.closeOpenRunsAtStart()) {
            closeOpenRuns();
        }
        begun = true;
        broker.afterReturn(this::grantLeases);
        var now = time.now();
        attendToWhatIsDue(now);
        if (!measured.plus(MEASURE_EVERY).isAfter(now)) {
            var all = connections.all();
            connectionMeters.of(all);
            runMeters.of(all);
            parkedMeters.of(parked.countByQueue());
            measured = now;
        }
        if (!tidied.plus(TIDY_EVERY).isAfter(now)) {
            closeOrphans(now);
            runs.removeExpired(now);
            tidied = now;
        }
    }

    private void attendToWhatIsDue(Instant now) {
        if (!broker.here()) {
            return;
        }
        var due = new ArrayList<ConnectionId>(connections.waking(now, properties.perTick()));
        // Several schedulers find the same: in different order they get less into each other's way.
        Collections.shuffle(due);
        for (var id : due) {
            if (!attendant.attend(id)) {
                return;
            }
        }
    }

    /** What a process before us began died with its broker. What somebody asked of us before our first round did not. */
    private void closeOpenRuns() {
        var now = time.now();
        for (var entry : connections.all()) {
            entry.slots().stream()
                    .filter(slot -> slot.claimedAt().isBefore(born))
                    .forEach(slot -> settlement.repeat(entry, slot, now));
        }
    }

    private void grantLeases() {
        var now = time.now();
        connections.all().stream()
                .filter(entry -> !entry.slots().isEmpty())
                .forEach(entry -> connections.change(entry.id(), current -> leases.granted(current, now)));
    }

    /** A run that is open, but no longer named by its connection, will never be reported on. */
    private void closeOrphans(Instant now) {
        runs.openSince(now.minus(UNDER_WAY)).stream()
                .filter(this::orphaned)
                .forEach(run -> runs.change(run.id(), it -> it.ended(RunOutcome.LOST, null, now)));
    }

    private boolean orphaned(RunEntry run) {
        return connections
                .find(run.connectionId())
                .flatMap(entry -> entry.slotOf(run.id()))
                .isEmpty();
    }
}
