package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.RunLedger;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells the store that a connection is gone or points to another place, until the store says that it knows. */
@Component
final class Closure {

    private static final Duration REFUSED_AGAIN = Duration.ofSeconds(5);

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final ConnectionClosings closings;

    Closure(ConnectionLedger connections, RunLedger runs, ConnectionClosings closings) {
        this.connections = connections;
        this.runs = runs;
        this.closings = closings;
    }

    /** @return whether the broker took what there was to tell */
    boolean tell(ConnectionEntry entry, Instant now) {
        var closing = entry.closing();
        if (closing == null || closing.tellAt().isAfter(now)) {
            return true;
        }
        closing.openRuns().forEach(run -> runs.change(run, it -> it.ended(RunOutcome.CANCELLED, null, now)));
        var sent = closings.send(new ConnectionClosed(entry.id(), closing.fence(), closing.deleted()));
        var told = sent ? closing.toldAt(now) : closing.againAt(now.plus(REFUSED_AGAIN));
        connections.change(
                entry.id(), current -> closing.equals(current.closing()) ? current.withClosing(told) : current);
        return sent;
    }

    /** The store has done what {@code answered} asked for. */
    void acknowledged(ConnectionId id, long fence, boolean deleted) {
        var entry = connections.find(id);
        if (entry.map(ConnectionEntry::closing)
                .filter(it -> it.answeredBy(fence, deleted))
                .isEmpty()) {
            return;
        }
        if (deleted) {
            runs.removeAllOf(id);
            connections.remove(id);
        } else {
            connections.change(id, current -> answered(current, fence));
        }
    }

    private static ConnectionEntry answered(ConnectionEntry entry, long fence) {
        var closing = entry.closing();
        return closing != null && closing.answeredBy(fence, false) ? entry.withClosing(null) : entry;
    }
}
