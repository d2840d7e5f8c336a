package io.arrgus.scheduler.schedule;

import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunState;
import io.arrgus.scheduler.ledger.Change;
import io.arrgus.scheduler.ledger.ConnectionEntry;
import io.arrgus.scheduler.ledger.RunEntry;
import io.arrgus.scheduler.ledger.Slot;
import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.GaugeRows.Row;
import io.arrgus.service.metrics.SyncPhases;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows the runs under way, and counts how they begin and end. */
@Component
final class RunMeters {

    private static final List<RunState> OPEN = List.of(RunState.QUEUED, RunState.FETCHING, RunState.APPLYING);

    private final MeterRegistry meters;
    private final SyncPhases phases;
    private final Clock clock;
    private final GaugeRows open;
    private final GaugeRows oldest;

    RunMeters(MeterRegistry meters, SyncPhases phases, Clock clock) {
        this.meters = meters;
        this.phases = phases;
        this.clock = clock;
        this.open = GaugeRows.of(meters, "arrgus.runs.open", "Runs under way");
        this.oldest = GaugeRows.of(
                meters, "arrgus.runs.oldest.age", "Age of the oldest run under way; 0 if there is none", "seconds");
        for (var kind : RunKind.values()) {
            OPEN.forEach(state -> lost(kind, state));
        }
    }

    void of(List<ConnectionEntry> all) {
        var slots = all.stream().flatMap(entry -> entry.slots().stream()).toList();
        var counts = new ArrayList<Row>();
        var ages = new ArrayList<Row>();
        for (var kind : RunKind.values()) {
            for (var state : OPEN) {
                var begun = slots.stream()
                        .filter(slot -> slot.kind() == kind && slot.state() == state)
                        .map(Slot::claimedAt)
                        .sorted()
                        .toList();
                var tags = Tags.of("kind", word(kind), "state", word(state));
                counts.add(Row.of(tags, begun.size()));
                ages.add(Row.of(tags, begun, this::ageOfFirst));
            }
        }
        open.show(counts);
        oldest.show(ages);
    }

    private double ageOfFirst(List<Instant> begun) {
        return begun.isEmpty()
                ? 0
                : Duration.between(begun.getFirst(), clock.instant()).toMillis() / 1000.0;
    }

    /** Something was heard of a run: perhaps its first worker has it now. */
    void heard(Change<RunEntry> change) {
        var startedAt = change.after().startedAt();
        if (change.before().startedAt() == null && startedAt != null) {
            phases.took(
                    change.after().kind(),
                    SyncPhases.Phase.QUEUED,
                    Duration.between(change.after().queuedAt(), startedAt));
        }
    }

    void ended(RunEntry run) {
        var ending = run.ending();
        if (ending != null) {
            var tags = Tags.of("kind", word(run.kind()), "outcome", word(ending.outcome()));
            Counter.builder("arrgus.runs")
                    .description("Runs by how they ended")
                    .tags(tags)
                    .register(meters)
                    .increment();
            Timer.builder("arrgus.run.duration")
                    .description("From the claim of a run to its end")
                    .tags(tags)
                    .register(meters)
                    .record(Duration.between(run.queuedAt(), ending.at()));
        }
    }

    /** A run was given up, as nobody renewed its lease. */
    void leaseLost(Slot slot) {
        lost(slot.kind(), slot.state()).increment();
    }

    private Counter lost(RunKind kind, RunState state) {
        return Counter.builder("arrgus.leases.lost")
                .description("Runs given up, as nobody renewed or ended them")
                .tags("kind", word(kind), "state", word(state))
                .register(meters);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
