package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.ledger.Change;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.Database;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do to the schedule. Everything takes effect at once, not at the next tick. */
@Component
public final class Schedule {

    private final ConnectionLedger connections;
    private final Database database;
    private final DatabaseTime time;
    private final BrokerPresence broker;
    private final Claims claims;
    private final Edits edits;
    private final Dispatch dispatch;
    private final Attendant attendant;

    Schedule(
            ConnectionLedger connections,
            Database database,
            DatabaseTime time,
            BrokerPresence broker,
            Claims claims,
            Edits edits,
            Dispatch dispatch,
            Attendant attendant) {
        this.connections = connections;
        this.database = database;
        this.time = time;
        this.broker = broker;
        this.claims = claims;
        this.edits = edits;
        this.dispatch = dispatch;
        this.attendant = attendant;
    }

    /**
     * What became of a wish for a run.
     *
     * @param runId the run that begins now; null if it has to wait
     * @param after the run under way for which it waits; null if it does not, or waits for the broker
     */
    public record Asked(
            RunKind kind, @Nullable RunId runId, @Nullable RunId after) {}

    /**
     * Begins to watch one more connection.
     *
     * @throws org.springframework.dao.DuplicateKeyException if its name or place is taken
     */
    public void add(Connection connection) {
        database.prepare();
        connections.insert(ConnectionEntry.created(connection));
        attendant.attend(connection.id());
    }

    /**
     * Changes a connection.
     *
     * @return empty if there is none
     * @throws org.springframework.dao.DuplicateKeyException if its new name or place is taken
     */
    public Optional<ConnectionEntry> edit(ConnectionId id, UnaryOperator<Connection> change) {
        var now = time.now();
        return changed(id, entry -> edits.edited(entry, change.apply(entry.settings()), now))
                .map(Change::after);
    }

    /** @return false if there is none */
    public boolean delete(ConnectionId id) {
        var now = time.now();
        return changed(id, entry -> edits.deleted(entry, now)).isPresent();
    }

    private Optional<Change<ConnectionEntry>> changed(ConnectionId id, UnaryOperator<ConnectionEntry> step) {
        var change = connections
                .change(id, entry -> entry.deleted() ? entry : step.apply(entry))
                .filter(it -> !it.before().deleted());
        change.ifPresent(it -> attendant.attend(id));
        return change;
    }

    /**
     * Wants a run now: an ITEMS run if {@code arrIds} names any, else a FULL run. It begins if none of its kind is under
     * way; else it is merged with what else waits, and begins right after.
     *
     * @return empty if there is no such connection
     */
    public Optional<Asked> ask(ConnectionId id, List<Integer> arrIds) {
        return ask(id, arrIds, Trigger.USER);
    }

    Optional<Asked> ask(ConnectionId id, List<Integer> arrIds, Trigger trigger) {
        var now = time.now();
        var wanted = arrIds.isEmpty() ? RunKind.FULL : RunKind.ITEMS;
        return connections
                .change(id, entry -> entry.deleted() ? entry : asked(entry, wanted, arrIds, trigger, now))
                .filter(it -> !it.before().deleted())
                .map(it -> begun(it, wanted));
    }

    private ConnectionEntry asked(
            ConnectionEntry entry, RunKind kind, List<Integer> arrIds, Trigger trigger, Instant now) {
        var wanting = claims.wanting(entry, kind, arrIds, trigger);
        return broker.here() ? claims.claimed(claims.claimed(wanting, RunKind.FULL, now), RunKind.ITEMS, now) : wanting;
    }

    private Asked begun(Change<ConnectionEntry> change, RunKind wanted) {
        var entry = change.after();
        var begun = entry.slots().stream()
                .filter(slot -> !change.before().slots().contains(slot))
                .toList();
        begun.forEach(slot -> dispatch.send(entry, slot));
        // Too many ids became a FULL run.
        var asItems = wanted == RunKind.ITEMS
                && (entry.pending().items() != null || begun.stream().anyMatch(slot -> slot.kind() == wanted));
        var kind = asItems ? RunKind.ITEMS : RunKind.FULL;
        return begun.stream()
                .filter(slot -> slot.kind() == kind)
                .findAny()
                .map(slot -> new Asked(kind, slot.runId(), null))
                .orElseGet(() ->
                        new Asked(kind, null, entry.slot(kind).map(Slot::runId).orElse(null)));
    }
}
