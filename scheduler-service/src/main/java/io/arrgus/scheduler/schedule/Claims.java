package io.arrgus.scheduler.schedule;

import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.scheduler.ledger.Trigger;
import io.arrgus.service.tracing.Traces;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** How a wish becomes a run. */
final class Claims {

    private final ScheduleProperties properties;
    private final RandomGenerator random;
    private final Traces traces;

    Claims(ScheduleProperties properties, RandomGenerator random, Traces traces) {
        this.properties = properties;
        this.random = random;
        this.traces = traces;
    }

    /**
     * Somebody wants a run, and does not wait until a pause after failures is over. One that must wait for a run under way
     * is {@link Trigger#PENDING}. What a person allowed to go is found only in the whole list.
     */
    ConnectionEntry wanting(ConnectionEntry entry, RunKind kind, List<Integer> arrIds, Trigger trigger) {
        var why = entry.slot(kind).isPresent() ? Trigger.PENDING : trigger;
        var pending = entry.pending().atOnce().tracedBy(traces.traceparent());
        return entry.withStanding(entry.standing().triedAnew())
                .withPending(
                        switch (kind) {
                            case FULL -> pending.andFull(why, trigger == Trigger.APPROVED);
                            case ITEMS -> pending.andItems(why, arrIds, null);
                        });
    }

    /** Takes the slot, the lease and the next fence if a run of {@code kind} is due; else leaves all as it is. */
    ConnectionEntry claimed(ConnectionEntry entry, RunKind kind, Instant now) {
        if (!entry.due(kind, now)) {
            return entry;
        }
        var pending = entry.pending();
        var fenced = entry.withFence(entry.nextFence(now));
        return switch (kind) {
            case FULL ->
                fenced.withNextFullAt(now.plus(jittered(entry.settings().every())))
                        .withPending(pending.withoutFull())
                        .withSlot(
                                kind,
                                slot(
                                        kind,
                                        fenced.fence(),
                                        List.of(),
                                        Objects.requireNonNullElse(pending.full(), byItself(entry)),
                                        shortcut(entry, now),
                                        pending.trace(),
                                        now));
            // What an ITEMS run writes voids the store's claim, so the digest is forgotten.
            case ITEMS ->
                fenced.withPending(pending.withoutItems())
                        .withDigest(null)
                        .withSlot(
                                kind,
                                slot(
                                        kind,
                                        fenced.fence(),
                                        pending.arrIds(),
                                        Objects.requireNonNullElse(pending.items(), Trigger.PENDING),
                                        null,
                                        pending.trace(),
                                        now));
        };
    }

    private static Trigger byItself(ConnectionEntry entry) {
        return entry.standing().failedFulls() > 0 ? Trigger.RETRY : Trigger.SCHEDULE;
    }

    private static Slot slot(
            RunKind kind,
            long fence,
            List<Integer> arrIds,
            Trigger trigger,
            @Nullable String digest,
            @Nullable String trace,
            Instant now) {
        var id = new RunId(UUID.randomUUID().toString());
        var publishedBy = now.plus(Leases.PUBLISH_AGAIN);
        return new Slot(id, kind, fence, arrIds, trigger, digest, RunState.QUEUED, false, now, publishedBy, trace);
    }

    // Whatever went wrong behind the shortcut is found out the next time that it is not taken.
    private @Nullable String shortcut(ConnectionEntry entry, Instant now) {
        var known = entry.digest();
        var fresh = known != null
                && known.readAt().plus(properties.wholeReadEvery()).isAfter(now);
        return known != null && fresh && !entry.pending().withoutShortcut() ? known.value() : null;
    }

    Duration jittered(Duration every) {
        var part = 1 + properties.jitter() * random.nextDouble(-1, 1);
        return Duration.ofMillis(Math.round(every.toMillis() * part));
    }
}
