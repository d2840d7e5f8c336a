package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.RunId;
import io.arrgus.scheduler.Reports;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.Fixtures;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.TestLedgers;
import io.arrgus.testsupport.MutableClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A scheduler with one connection, on a real database, in a time that stands still. */
abstract class OnTheLedger {

    static final List<Integer> FULL = List.of();

    final MutableClock clock = MutableClock.at(Fixtures.NOON);
    TestLedgers ledgers;
    Desk desk;

    @BeforeEach
    void open() {
        ledgers = TestLedgers.fresh();
        desk = Desk.on(ledgers, clock);
        desk.round.go();
        desk.schedule.add(Fixtures.movies());
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    ConnectionEntry movies() {
        return ledgers.connections().find(Fixtures.MOVIES).orElseThrow();
    }

    RunEntry run(RunId id) {
        return ledgers.runs().find(id).orElseThrow();
    }

    /** Newest first. */
    List<RunEntry> runs() {
        return ledgers.runs().before(Fixtures.MOVIES, Long.MAX_VALUE, clock.instant(), 100);
    }

    void ask(List<Integer> ids) {
        desk.schedule.ask(Fixtures.MOVIES, ids);
    }

    /** Brings the latest request to the end that {@code result} says. */
    SyncRequest end(SyncApplied.Result result) {
        var request = desk.lastRequest();
        desk.reports.on(Reports.applied(request, result));
        return request;
    }

    /** Ends the run that every new connection begins with. */
    void firstRunSucceeds() {
        end(SyncApplied.Result.SUCCEEDED);
    }
}
