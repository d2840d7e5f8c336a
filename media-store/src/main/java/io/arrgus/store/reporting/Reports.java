package io.arrgus.store.reporting;

import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.Counts;
import io.arrgus.service.messaging.MessagePublisher;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what the store has to report, and counts it. The counters tell of work done: a message that is processed again
 * counts again.
 */
@Component
public final class Reports {

    private static final Logger log = LoggerFactory.getLogger(Reports.class);

    private final MessagePublisher publisher;
    private final MeterRegistry meters;

    Reports(MessagePublisher publisher, MeterRegistry meters) {
        this.publisher = publisher;
        this.meters = meters;
    }

    /** A batch was applied. Nobody waits for this but the metrics. */
    public void applied(Counts counts) {
        count("created", counts.created());
        count("changed", counts.changed() - counts.restored());
        count("restored", counts.restored());
        count("unchanged", counts.unchanged());
        count("refused", counts.refused());
    }

    /** @throws io.arrgus.service.messaging.NotPublished if the scheduler may not hear of it */
    public void ended(SyncApplied end) {
        publisher.send(Routes.REPORTS, Routes.REPORT, end);
        var counts = end.counts();
        count("removed", counts.removed());
        count("held", counts.held());
        meters.counter("arrgus.store.runs", "result", end.result().name().toLowerCase(Locale.ROOT))
                .increment();
        if (end.result() == Result.HELD) {
            log.warn(
                    "Connection {}: {} titles are missing in its list, more than may go by themselves. None was removed.",
                    end.connectionId(),
                    counts.held());
        }
    }

    /** @throws io.arrgus.service.messaging.NotPublished if the scheduler may not hear of it */
    public void closed(LibraryClosed closed) {
        publisher.send(Routes.REPORTS, Routes.REPORT, closed);
        log.info("Connection {}: {}", closed.connectionId(), closed.deleted() ? "its titles are removed" : "closed");
    }

    private void count(String change, int titles) {
        if (titles > 0) {
            meters.counter("arrgus.store.titles", "change", change).increment(titles);
        }
    }
}
