package io.arrgus.service.metrics;

import io.arrgus.model.run.RunKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/** Measures where the time of a run goes. Each service measures the phases that it sees itself. */
public final class SyncPhases {

    static final String NAME = "arrgus.sync.phase";

    private final MeterRegistry meters;

    public SyncPhases(MeterRegistry meters) {
        this.meters = meters;
    }

    /** The phases of a run, in their order. */
    public enum Phase {
        /** From the claim to the first sign of a worker. */
        QUEUED,
        /** Asking the Arr whether it is well. */
        STATUS,
        /** Until the first byte of the library; of each try. */
        FIRST_BYTE,
        /** Taking the answer. */
        BODY,
        /** Proving and digesting it, and waiting for a permit to do so. */
        READ,
        /** Handing all of it to the broker. */
        PUBLISH,
        /** One batch in the store. */
        APPLY,
        /** The end of a run in the store. */
        FINISH
    }

    public void took(RunKind kind, Phase phase, Duration duration) {
        timer(kind, phase).record(duration);
    }

    /** Begins to measure phases that follow each other. */
    public Laps begin(RunKind kind) {
        return new Laps(kind);
    }

    private Timer timer(RunKind kind, Phase phase) {
        return Timer.builder(NAME)
                .description("How long the phases of a run take")
                .tags("kind", word(kind), "phase", word(phase))
                .register(meters);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** For one thread. */
    public final class Laps {

        private final RunKind kind;
        private Timer.Sample lap = Timer.start(meters);

        private Laps(RunKind kind) {
            this.kind = kind;
        }

        /** {@code phase} is over, and the next one begins. */
        public void end(Phase phase) {
            lap.stop(timer(kind, phase));
            lap = Timer.start(meters);
        }
    }
}
