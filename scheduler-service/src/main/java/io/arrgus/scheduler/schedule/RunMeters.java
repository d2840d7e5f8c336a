package io.arrgus.scheduler.schedule;

import io.arrgus.scheduler.ledger.RunEntry;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Counts how runs end. */
@Component
final class RunMeters {

    private final MeterRegistry meters;

    RunMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void ended(RunEntry run) {
        var ending = run.ending();
        if (ending != null) {
            meters.counter("arrgus.runs", "kind", tag(run.kind()), "outcome", tag(ending.outcome()))
                    .increment();
        }
    }

    private static String tag(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
