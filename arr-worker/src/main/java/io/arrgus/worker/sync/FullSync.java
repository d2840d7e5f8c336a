package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress.Phase;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.metrics.SyncPhases;
import io.arrgus.worker.arr.Answer;
import io.arrgus.worker.arr.ConnectionManager;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.ReadItem.Title;
import io.arrgus.worker.arr.SystemStatus;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fetches a whole library: spools it, proves and digests it in a first reading, publishes it in a second one. */
@Component
class FullSync {

    private static final Logger log = LoggerFactory.getLogger(FullSync.class);

    private final ConnectionManager connections;
    private final MediaStatusEvents events;
    private final WorkPermits permits;
    private final ByteBudget budget;
    private final SyncProperties properties;
    private final SyncMeters meters;

    FullSync(
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
        // A hung Arr ends here, after seconds; a slow one goes on.
        var status = connections.status(attempt.connection(), attempt.lifeline());
        attempt.laps().end(SyncPhases.Phase.STATUS);
        return switch (status) {
            case Answer.Failed(var failure) -> attempt.failed(failure);
            case Answer.Given<SystemStatus> _ -> spooled(attempt, heartbeat);
        };
    }

    private SyncFetched spooled(Attempt attempt, Heartbeat heartbeat) {
        heartbeat.enter(Phase.RECEIVING);
        try (var spool = Spool.in(properties.spool(), meters.spooled())) {
            var received =
                    connections.library(attempt.connection(), attempt.lifeline(), body -> taken(attempt, body, spool));
            return switch (received) {
                case Answer.Failed(var failure) -> attempt.failed(failure);
                case Answer.Given<Long> _ -> read(attempt, heartbeat, spool);
            };
        } catch (UncheckedIOException fullDisk) {
            log.warn("The spool directory {} fails: {}", properties.spool(), fullDisk.getMessage());
            return attempt.failed(SyncTrouble.NO_SPOOL_SPACE.failure(attempt.connection(), ""));
        }
    }

    private static long taken(Attempt attempt, InputStream body, Spool spool) {
        attempt.laps().end(SyncPhases.Phase.FIRST_BYTE);
        var bytes = spool.fill(body, attempt::received);
        attempt.laps().end(SyncPhases.Phase.BODY);
        return bytes;
    }

    private SyncFetched read(Attempt attempt, Heartbeat heartbeat, Spool spool) {
        try (var _ = permits.take(attempt.lifeline())) {
            heartbeat.enter(Phase.READING);
            var survey = new Survey();
            var incomplete = each(attempt, spool, item -> {
                survey.add(item);
                attempt.fetched(survey.read());
            });
            if (incomplete.isPresent()) {
                return attempt.failed(incomplete.get());
            }
            survey.end();
            meters.read(RunKind.FULL, survey.read(), survey.skipped());
            attempt.laps().end(SyncPhases.Phase.READ);
            attempt.expect(survey.read());
            return toldFrom(attempt, heartbeat, spool, survey);
        }
    }

    private SyncFetched toldFrom(Attempt attempt, Heartbeat heartbeat, Spool spool, Survey survey) {
        var skipped = survey.skipped();
        var digest = skipped.none() ? survey.digest().of(attempt.connection()) : null;
        if (digest != null && digest.equals(attempt.request().knownDigest())) {
            meters.unchanged();
            return attempt.ended(Result.UNCHANGED, 0, survey.read(), List.of(), digest);
        }
        heartbeat.enter(Phase.PUBLISHING);
        var batches =
                new Batches(attempt, events, budget, properties.batchSize().toBytes());
        var incomplete = each(attempt, spool, item -> {
            if (item instanceof Title title && !survey.isAmbiguous(title.externalId())) {
                batches.add(title);
            }
        });
        if (incomplete.isPresent()) {
            return attempt.failed(incomplete.get());
        }
        var count = batches.end();
        attempt.laps().end(SyncPhases.Phase.PUBLISH);
        return attempt.ended(skipped.result(), count, batches.published(), skipped.named(), digest);
    }

    private Optional<Failure> each(Attempt attempt, Spool spool, Consumer<ReadItem> each) {
        return connections.read(attempt.connection(), spool.content(), item -> {
            attempt.lifeline().check();
            each.accept(item);
        });
    }
}
