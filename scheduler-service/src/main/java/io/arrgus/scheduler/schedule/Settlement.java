package io.arrgus.scheduler.schedule;

import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.ledger.Change;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunEntry.Again;
import io.arrgus.scheduler.ledger.RunLedger;
import io.arrgus.scheduler.ledger.Slot;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * Brings a connection in line with its run. The run is always written first: when a crash comes between the two, the
 * connection still names the run, and the next report, or the end of the lease, finds it ended and goes on.
 */
@Component
final class Settlement {

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final Leases leases;
    private final Endings endings;
    private final DatabaseTime time;
    private final RunMeters meters;

    Settlement(
            ConnectionLedger connections,
            RunLedger runs,
            Leases leases,
            Endings endings,
            DatabaseTime time,
            RunMeters meters) {
        this.connections = connections;
        this.runs = runs;
        this.leases = leases;
        this.endings = endings;
        this.time = time;
        this.meters = meters;
    }

    /** What is known of {@code run} becomes known to its connection; if it ended, the consequences follow, once. */
    void follow(RunEntry run) {
        var now = time.now();
        connections
                .change(
                        run.connectionId(),
                        entry -> run.ended() ? endings.of(entry, run) : leases.following(entry, run, now))
                .filter(change -> run.ended() && change.happened())
                .ifPresent(freed -> meters.ended(run));
    }

    /**
     * The lease is over. If the end of the run was written down, but the connection does not know it, that counts. What
     * no worker took is asked for again at once: it was paced by its life in the queue, and says nothing about the Arr.
     */
    void giveUp(ConnectionEntry entry, Slot slot, Instant now) {
        var again = slot.state() == RunState.QUEUED ? Again.YES : Again.NO;
        close(
                        entry,
                        slot,
                        run -> run.yielded()
                                ? run.ended(RunOutcome.SUPERSEDED, null, now)
                                : run.ended(RunOutcome.LOST, LostRun.failure(entry.settings(), slot), again, now))
                .filter(Change::happened)
                .ifPresent(_ -> meters.leaseLost(slot));
    }

    /** We were stopped, and whatever was under way was forgotten with us. */
    void repeat(ConnectionEntry entry, Slot slot, Instant now) {
        close(entry, slot, run -> run.ended(RunOutcome.LOST, LostRun.forgotten(entry.settings()), Again.YES, now));
    }

    private Optional<Change<RunEntry>> close(ConnectionEntry entry, Slot slot, UnaryOperator<RunEntry> end) {
        var known = runs.ensure(RunEntry.of(entry.id(), slot));
        var closed = runs.change(known.id(), end);
        closed.ifPresent(change -> follow(change.after()));
        return closed;
    }
}
