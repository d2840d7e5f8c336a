package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.metrics.SyncPhases;
import io.arrgus.worker.arr.Answer;
import io.arrgus.worker.arr.ConnectionManager;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.ReadItem.Title;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import io.arrgus.worker.arr.SystemStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Fetches named titles, one by one. Nothing is published before all of them are answered for. */
@Component
class ItemsSync {

    private final ConnectionManager connections;
    private final MediaStatusEvents events;
    private final WorkPermits permits;
    private final ByteBudget budget;
    private final SyncProperties properties;
    private final SyncMeters meters;

    ItemsSync(
            ConnectionManager connections,
            MediaStatusEvents events,
            WorkPermits permits,
            ByteBudget budget,
            SyncProperties properties,
            SyncMeters meters) {
        this.connections = connections;
        this.events = meters.counted(events);
        this.permits = permits;
        this.budget = budget;
        this.properties = properties;
        this.meters = meters;
    }

    SyncFetched fetch(Attempt attempt, Heartbeat heartbeat) {
        // Without a good status, a 404 proves nothing.
        var status = connections.status(attempt.connection(), attempt.lifeline());
        attempt.laps().end(SyncPhases.Phase.STATUS);
        return switch (status) {
            case Answer.Failed(var failure) -> attempt.failed(failure);
            case Answer.Given<SystemStatus> _ -> asked(attempt, heartbeat);
        };
    }

    private SyncFetched asked(Attempt attempt, Heartbeat heartbeat) {
        heartbeat.enter(Phase.RECEIVING);
        var found = new Found();
        attempt.expect(attempt.request().arrIds().size());
        for (int arrId : attempt.request().arrIds()) {
            switch (connections.item(attempt.connection(), attempt.lifeline(), arrId)) {
                case Answer.Failed(var failure) -> {
                    return attempt.failed(failure);
                }
                case Answer.Given(var item) -> found.add(arrId, item);
            }
            attempt.fetched(found.titles.size());
        }
        attempt.laps().end(SyncPhases.Phase.BODY);
        meters.read(RunKind.ITEMS, found.titles.size(), found.skipped);
        return published(attempt, heartbeat, found);
    }

    private SyncFetched published(Attempt attempt, Heartbeat heartbeat, Found found) {
        try (var _ = permits.take(attempt.lifeline())) {
            heartbeat.enter(Phase.PUBLISHING);
            var batches =
                    new Batches(attempt, events, budget, properties.batchSize().toBytes());
            found.titles.forEach(batches::add);
            batches.gone(found.gone);
            var count = batches.end();
            attempt.laps().end(SyncPhases.Phase.PUBLISH);
            return attempt.ended(found.skipped.result(), count, batches.published(), found.skipped.named(), null);
        }
    }

    /** What the Arr said about the titles so far. */
    private static final class Found {

        private final List<Title> titles = new ArrayList<>();
        private final List<Integer> gone = new ArrayList<>();
        private final Skipped skipped = new Skipped();

        private void add(int arrId, Optional<ReadItem> answer) {
            if (answer.isEmpty()) {
                gone.add(arrId);
                return;
            }
            switch (answer.get()) {
                case Title title -> titles.add(title);
                case Unreadable unreadable -> skipped.add(unreadable);
            }
        }
    }
}
