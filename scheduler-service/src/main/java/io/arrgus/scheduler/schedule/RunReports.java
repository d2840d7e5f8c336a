package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunLedger;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/**
 * What workers and stores report. Each report may come twice, late and out of order; one that comes again after a crash
 * completes what the crash cut off.
 */
@Component
public final class RunReports {

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final DatabaseTime time;
    private final Settlement settlement;
    private final Closure closure;
    private final Attendant attendant;
    private final Schedule schedule;

    RunReports(
            ConnectionLedger connections,
            RunLedger runs,
            DatabaseTime time,
            Settlement settlement,
            Closure closure,
            Attendant attendant,
            Schedule schedule) {
        this.connections = connections;
        this.runs = runs;
        this.time = time;
        this.settlement = settlement;
        this.closure = closure;
        this.attendant = attendant;
        this.schedule = schedule;
    }

    public void on(SyncProgress report) {
        heard(report.runId(), (run, now) -> run.progressed(report, now));
    }

    public void on(SyncFetched report) {
        heard(report.runId(), (run, now) -> run.fetched(report, now));
    }

    public void on(SyncApplied report) {
        heard(report.runId(), (run, now) -> run.applied(report, now));
    }

    public void on(LibraryClosed report) {
        closure.acknowledged(report.connectionId(), report.fence(), report.deleted());
    }

    public void on(SyncWanted wish) {
        schedule.ask(wish.connectionId(), List.of(), Trigger.APPROVED);
    }

    /** {@code message} was parked: a run that waits for what it brings would wait in vain. */
    public void onParked(Message message, String queue) {
        runOf(message)
                .ifPresent(id -> connections.find(message.connectionId()).ifPresent(connection -> {
                    var failure = LostRun.parked(connection.settings(), queue);
                    heard(id, (run, now) -> run.ended(RunOutcome.FAILED, failure, now));
                }));
    }

    /** The run that needs {@code message}; others are told again, or nobody waits for them. */
    public static Optional<RunId> runOf(Message message) {
        return message instanceof SyncProgress ? Optional.empty() : message.run();
    }

    // A run that nobody knows any more was of a connection that is gone.
    private void heard(RunId id, BiFunction<RunEntry, Instant, RunEntry> step) {
        var now = time.now();
        runs.change(id, run -> step.apply(run, now)).ifPresent(change -> {
            var run = change.after();
            settlement.follow(run);
            if (run.ended()) {
                attendant.attend(run.connectionId());
            }
        });
    }
}
