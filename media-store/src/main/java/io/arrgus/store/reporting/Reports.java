package io.arrgus.store.reporting;

import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.Counts;
import io.arrgus.service.messaging.MessagePublisher;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    // All of them are shown from the start, so that the first one is a rise and not the birth of a series.
    private static final List<String> CHANGES =
            List.of("created", "changed", "restored", "unchanged", "removed", "held", "skipped");
    private static final List<String> REFUSALS = List.of("newer", "late");

    private final MessagePublisher publisher;
    private final MeterRegistry meters;
    private final HoldMeters holds;

    Reports(MessagePublisher publisher, MeterRegistry meters, HoldMeters holds) {
        this.publisher = publisher;
        this.meters = meters;
        this.holds = holds;
        CHANGES.forEach(this::titles);
        REFUSALS.forEach(this::observations);
        Stream.of(Result.values()).forEach(this::runs);
    }

    /**
     * A batch was applied. Nobody waits for this but the metrics.
     *
     * @param late observations that were dropped, as a newer FULL run had ended
     */
    public void applied(Counts counts, int late) {
        count("created", counts.created());
        count("changed", counts.changed() - counts.restored());
        count("restored", counts.restored());
        count("unchanged", counts.unchanged());
        refused("newer", counts.refused());
        refused("late", late);
    }

    /** @throws io.arrgus.service.messaging.NotPublished if the scheduler may not hear of it */
    public void ended(SyncApplied end) {
        publisher.send(Routes.REPORTS, Routes.REPORT, end);
        var counts = end.counts();
        count("removed", counts.removed());
        count("held", counts.held());
        count("skipped", counts.skipped());
        runs(end.result()).increment();
        if (end.result() == Result.HELD) {
            log.warn(
                    "Connection {}: {} titles are no more in the Arr, more than may go by themselves. They wait for a person.",
                    end.connectionId(),
                    counts.held());
        }
        if (end.result() == Result.HELD || holds.showsHoldOf(end.connectionId())) {
            holds.refresh();
        }
    }

    /** @throws io.arrgus.service.messaging.NotPublished if the scheduler may not hear of it */
    public void closed(LibraryClosed closed) {
        publisher.send(Routes.REPORTS, Routes.REPORT, closed);
        log.info("Connection {}: {}", closed.connectionId(), closed.deleted() ? "its titles are removed" : "closed");
    }

    /** Nothing is refused silently: a title was left as a newer run had seen it. */
    private void refused(String why, int observations) {
        if (observations > 0) {
            observations(why).increment(observations);
        }
    }

    private void count(String change, int titles) {
        if (titles > 0) {
            titles(change).increment(titles);
        }
    }

    private Counter titles(String change) {
        return counter("arrgus.store.titles", "Titles by what a run did to them", "change", change);
    }

    private Counter observations(String why) {
        return counter("arrgus.store.observations.refused", "Observations that were dropped as too old", "why", why);
    }

    private Counter runs(Result result) {
        return counter(
                "arrgus.store.runs",
                "Runs by how they ended in the store",
                "result",
                result.name().toLowerCase(Locale.ROOT));
    }

    private Counter counter(String name, String what, String label, String value) {
        return Counter.builder(name).description(what).tag(label, value).register(meters);
    }
}
