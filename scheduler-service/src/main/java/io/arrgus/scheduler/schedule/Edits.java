package io.arrgus.scheduler.schedule;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.ledger.Closing;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.Pending;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Trigger;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What follows when a person changes or deletes a connection. */
@Component
final class Edits {

    private final Claims claims;

    Edits(Claims claims) {
        this.claims = claims;
    }

    ConnectionEntry edited(ConnectionEntry entry, Connection wanted, Instant now) {
        var before = entry.settings();
        var edited = entry.withSettings(wanted);
        if (!wanted.every().equals(before.every())) {
            var next = now.plus(claims.jittered(wanted.every()));
            edited = edited.withNextFullAt(next.isBefore(entry.nextFullAt()) ? next : entry.nextFullAt());
        }
        if (!wanted.url().equals(before.url())) {
            return moved(edited, now);
        }
        // Whatever was changed, it may be the remedy.
        return readsOtherwise(before, wanted) || entry.standing().failures() > 0
                ? claims.wanting(edited, RunKind.FULL, List.of(), Trigger.EDITED)
                : edited;
    }

    private static boolean readsOtherwise(Connection before, Connection wanted) {
        return !wanted.apiKey().equals(before.apiKey())
                || wanted.monitorType() != before.monitorType()
                || !wanted.pathMappings().equals(before.pathMappings());
    }

    // Behind another URL may be another library: what is under way for the old one must not touch the new one, and ids
    // of the old one mean nothing there.
    private static ConnectionEntry moved(ConnectionEntry entry, Instant now) {
        var fence = entry.nextFence(now);
        var anew = entry.withFence(fence).withStanding(entry.standing().triedAnew());
        return closed(anew, new Closing(fence, false, openRuns(entry), now, 0))
                .withPending(Pending.NOTHING.andFull(Trigger.EDITED, true));
    }

    ConnectionEntry deleted(ConnectionEntry entry, Instant now) {
        return entry.deleted() ? entry : closed(entry, new Closing(Long.MAX_VALUE, true, openRuns(entry), now, 0));
    }

    private static ConnectionEntry closed(ConnectionEntry entry, Closing closing) {
        return entry.withSlot(RunKind.FULL, null)
                .withSlot(RunKind.ITEMS, null)
                .withPending(Pending.NOTHING)
                .withDigest(null)
                .withClosing(closing);
    }

    private static List<RunId> openRuns(ConnectionEntry entry) {
        return Stream.concat(
                        Stream.ofNullable(entry.closing()).flatMap(closing -> closing.openRuns().stream()),
                        entry.slots().stream().map(Slot::runId))
                .toList();
    }
}
