package io.arrgus.scheduler.connection;

import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.run.RunId;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.RunLedger;
import io.arrgus.scheduler.ledger.Slot;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Connections as people see them, with the runs that are under way. */
@Component
final class ConnectionViews {

    private final RunLedger runs;

    ConnectionViews(RunLedger runs) {
        this.runs = runs;
    }

    ConnectionRead of(ConnectionEntry entry) {
        return of(List.of(entry)).getFirst();
    }

    List<ConnectionRead> of(List<ConnectionEntry> entries) {
        var ids = entries.stream()
                .flatMap(entry -> entry.slots().stream())
                .map(Slot::runId)
                .toList();
        var known = runs.find(ids).stream().collect(Collectors.toMap(RunEntry::id, Function.identity()));
        return entries.stream().map(entry -> read(entry, known)).toList();
    }

    private static ConnectionRead read(ConnectionEntry entry, Map<RunId, RunEntry> known) {
        var settings = entry.settings();
        var standing = entry.standing();
        return new ConnectionRead(
                entry.id(),
                settings.name(),
                settings.arrType(),
                settings.url(),
                settings.externalUrl(),
                settings.monitorType(),
                settings.pathMappings(),
                settings.every(),
                settings.addedAt(),
                settings.fuse(),
                standing.state(),
                standing.lastSuccessAt(),
                standing.lastFailure(),
                standing.lastFailureAt(),
                standing.shortfallOf(settings),
                standing.failures(),
                entry.nextFullAt(),
                entry.slots().stream()
                        .map(slot -> known.getOrDefault(slot.runId(), RunEntry.of(entry.id(), slot)))
                        .map(RunEntry::toRead)
                        .toList());
    }
}
