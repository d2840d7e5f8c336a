package io.arrgus.scheduler.schedule;

import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** How long a run may take to its next step before it is given up. */
@Component
final class Leases {

    /** Above the time that a broker is given to confirm, so that a request under way is not sent twice. */
    static final Duration PUBLISH_AGAIN = Duration.ofSeconds(40);

    private static final Duration REFUSED_AGAIN = Duration.ofSeconds(5);
    private static final Duration QUEUE_SLACK = Duration.ofMinutes(1);
    private static final Duration OTHER_ATTEMPT = Duration.ofMinutes(1);

    private final ScheduleProperties properties;

    Leases(ScheduleProperties properties) {
        this.properties = properties;
    }

    /** Somebody is about to publish the request of {@code run} again; of several, one. */
    ConnectionEntry publishing(ConnectionEntry entry, RunId run, Instant now) {
        return unpublished(entry, run, slot -> slot.overAt(now) ? slot.until(now.plus(PUBLISH_AGAIN)) : slot);
    }

    /** The broker has the request: its life in the queue begins. */
    ConnectionEntry published(ConnectionEntry entry, RunId run, Instant now) {
        return unpublished(entry, run, slot -> slot.reached(RunState.QUEUED, fresh(RunState.QUEUED, now)));
    }

    /** The broker did not take the request. */
    ConnectionEntry refused(ConnectionEntry entry, RunId run, Instant now) {
        return unpublished(entry, run, slot -> slot.until(now.plus(REFUSED_AGAIN)));
    }

    private static ConnectionEntry unpublished(ConnectionEntry entry, RunId run, UnaryOperator<Slot> step) {
        return entry.slotOf(run)
                .filter(slot -> !slot.published())
                .map(slot -> entry.withSlot(slot.kind(), step.apply(slot)))
                .orElse(entry);
    }

    /** The slot keeps up with its run, of which somebody just heard. */
    ConnectionEntry following(ConnectionEntry entry, RunEntry run, Instant now) {
        return entry.slotOf(run.id())
                .map(slot -> entry.withSlot(slot.kind(), following(slot, run, now)))
                .orElse(entry);
    }

    private Slot following(Slot slot, RunEntry run, Instant now) {
        if (run.yielded()) {
            return slot.reached(RunState.APPLYING, now.plus(OTHER_ATTEMPT));
        }
        return switch (run.state()) {
            case FETCHING -> slot.reached(RunState.FETCHING, fresh(RunState.FETCHING, now));
            case APPLYING ->
                slot.state() == RunState.APPLYING
                        ? slot
                        : slot.reached(RunState.APPLYING, fresh(RunState.APPLYING, now));
            case QUEUED, ENDED -> slot;
        };
    }

    /** Reports may have gone unheard for a while, so every lease gets one fresh period. */
    ConnectionEntry granted(ConnectionEntry entry, Instant now) {
        var granted = entry;
        for (var slot : entry.slots()) {
            var until = fresh(slot.state(), now);
            if (slot.published() && slot.leaseUntil().isBefore(until)) {
                granted = granted.withSlot(slot.kind(), slot.until(until));
            }
        }
        return granted;
    }

    private Instant fresh(RunState state, Instant now) {
        return now.plus(
                switch (state) {
                    case QUEUED -> properties.requestExpiry().plus(QUEUE_SLACK);
                    case FETCHING -> properties.fetchingLease();
                    case APPLYING -> properties.applyingLease();
                    case ENDED -> Duration.ZERO;
                });
    }
}
