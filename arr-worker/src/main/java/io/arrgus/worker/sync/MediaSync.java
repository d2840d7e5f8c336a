package io.arrgus.worker.sync;

import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.service.messaging.HandedBack;
import io.arrgus.service.tracing.Traces;
import io.arrgus.worker.arr.ConnectionManager;
import io.arrgus.worker.arr.GivenUp;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what one request asks for: one attempt, from the first question to the last report. */
@Component
public class MediaSync {

    private static final Logger log = LoggerFactory.getLogger(MediaSync.class);

    private final ConnectionManager connections;
    private final FullSync full;
    private final ItemsSync items;
    private final SyncReports reports;
    private final SyncProperties properties;
    private final Clock clock;
    private final Traces traces;

    MediaSync(
            ConnectionManager connections,
            FullSync full,
            ItemsSync items,
            SyncReports reports,
            SyncProperties properties,
            Clock clock,
            Traces traces) {
        this.connections = connections;
        this.full = full;
        this.items = items;
        this.reports = reports;
        this.properties = properties;
        this.clock = clock;
        this.traces = traces;
    }

    /**
     * Returns when the attempt ended and everybody concerned will hear of it, be it a success or a failure of the Arr.
     *
     * @param wanted turns false when somebody else will get the request
     * @throws HandedBack if the attempt was given up on purpose
     */
    public void run(SyncRequest request, BooleanSupplier wanted) {
        var attempt = new Attempt(request);
        if (request.byHand()) {
            connections.tryAgain(request.connection());
        }
        var fetched = fetch(attempt, wanted);
        reports.ended(fetched);
        told(attempt, fetched);
    }

    private SyncFetched fetch(Attempt attempt, BooleanSupplier wanted) {
        try (var heartbeat = Heartbeat.of(attempt, wanted, reports, clock, properties, traces)) {
            try {
                return switch (attempt.request().kind()) {
                    case FULL -> full.fetch(attempt, heartbeat);
                    case ITEMS -> items.fetch(attempt, heartbeat);
                };
            } catch (GivenUp givenUp) {
                if (heartbeat.wasLate()) {
                    return attempt.failed(SyncTrouble.TOOK_TOO_LONG.failure(
                            attempt.connection(), properties.longest().toSeconds()));
                }
                throw new HandedBack(String.valueOf(givenUp.getMessage()));
            }
        }
    }

    private static void told(Attempt attempt, SyncFetched fetched) {
        var failure = fetched.failure();
        if (failure != null) {
            log.warn(
                    "{} ({}): {}",
                    attempt.connection().name(),
                    attempt.connection().id(),
                    failure.message());
        }
    }
}
