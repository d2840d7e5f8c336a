package io.arrgus.scheduler.schedule;

import io.arrgus.model.message.SyncRequest;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.ConnectionLedger;
import io.arrgus.scheduler.ledger.DatabaseTime;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunLedger;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.service.tracing.Told;
import io.arrgus.service.tracing.Traces;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends the request of a claimed run. Until it is known to be sent, the claim itself remembers that it is not. */
@Component
final class Dispatch {

    private final ConnectionLedger connections;
    private final RunLedger runs;
    private final SyncRequests requests;
    private final Settlement settlement;
    private final Leases leases;
    private final DatabaseTime time;
    private final ScheduleProperties properties;
    private final Traces traces;

    Dispatch(
            ConnectionLedger connections,
            RunLedger runs,
            SyncRequests requests,
            Settlement settlement,
            Leases leases,
            DatabaseTime time,
            ScheduleProperties properties,
            Traces traces) {
        this.connections = connections;
        this.runs = runs;
        this.requests = requests;
        this.settlement = settlement;
        this.leases = leases;
        this.time = time;
        this.properties = properties;
        this.traces = traces;
    }

    /** Sends what the claimer did not get away, perhaps because it died: the same run, the same fence. */
    boolean again(ConnectionEntry entry, Slot slot, Instant now) {
        return connections
                .change(entry.id(), current -> leases.publishing(current, slot.runId(), now))
                .filter(taken -> taken.happened())
                .map(taken -> send(taken.after(), slot))
                .orElse(true);
    }

    /** @return whether the broker has it; if not, it is sent again later */
    boolean send(ConnectionEntry entry, Slot slot) {
        var run = runs.ensure(RunEntry.of(entry.id(), slot));
        if (run.ended()) {
            settlement.follow(run);
            return true;
        }
        var request = request(entry, slot);
        var sent = traces.resuming(slot.trace(), "send SyncRequest", span -> {
            try (var _ = Told.of(entry.id(), Optional.of(slot.runId()), span)) {
                return requests.send(request, properties.requestExpiry());
            }
        });
        var now = time.now();
        connections.change(
                entry.id(),
                current -> sent
                        ? leases.published(current, slot.runId(), now)
                        : leases.refused(current, slot.runId(), now));
        return sent;
    }

    private static SyncRequest request(ConnectionEntry entry, Slot slot) {
        return new SyncRequest(
                slot.runId(),
                slot.kind(),
                entry.settings(),
                slot.fence(),
                slot.arrIds(),
                slot.knownDigest(),
                slot.claimedAt(),
                slot.trigger().byHand());
    }
}
