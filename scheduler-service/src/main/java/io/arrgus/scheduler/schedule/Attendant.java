package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.Slot;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Does for a connection whatever is due: tells the store what it must know, sends what a crash left unsent, gives up
 * what nobody reports on, claims what may begin. Any number may attend to one connection at once.
 */
@Component
final class Attendant {

    private final ConnectionLedger connections;
    private final DatabaseTime time;
    private final BrokerPresence broker;
    private final Claims claims;
    private final Dispatch dispatch;
    private final Closure closure;
    private final Settlement settlement;

    Attendant(
            ConnectionLedger connections,
            DatabaseTime time,
            BrokerPresence broker,
            Claims claims,
            Dispatch dispatch,
            Closure closure,
            Settlement settlement) {
        this.connections = connections;
        this.time = time;
        this.broker = broker;
        this.claims = claims;
        this.dispatch = dispatch;
        this.closure = closure;
        this.settlement = settlement;
    }

    /** @return whether the broker took all that there was to send */
    boolean attend(ConnectionId id) {
        if (!broker.here()) {
            return false;
        }
        var now = time.now();
        var sent = connections.find(id).map(entry -> lookAfter(entry, now)).orElse(true);
        for (var kind : RunKind.values()) {
            sent &= claim(id, kind, now);
        }
        return sent;
    }

    private boolean lookAfter(ConnectionEntry entry, Instant now) {
        var sent = closure.tell(entry, now);
        for (var slot : entry.slots()) {
            if (slot.overAt(now)) {
                sent &= overdue(entry, slot, now);
            }
        }
        return sent;
    }

    private boolean overdue(ConnectionEntry entry, Slot slot, Instant now) {
        if (!slot.published()) {
            return dispatch.again(entry, slot, now);
        }
        if (broker.leasesCount()) {
            settlement.giveUp(entry, slot, now);
        }
        return true;
    }

    private boolean claim(ConnectionId id, RunKind kind, Instant now) {
        return connections
                .change(id, entry -> claims.claimed(entry, kind, now))
                .filter(change -> change.happened())
                .map(change -> send(change.after(), kind))
                .orElse(true);
    }

    private boolean send(ConnectionEntry claimed, RunKind kind) {
        return claimed.slot(kind).map(slot -> dispatch.send(claimed, slot)).orElse(true);
    }
}
