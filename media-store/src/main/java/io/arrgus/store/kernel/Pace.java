package io.arrgus.store.kernel;

import io.arrgus.model.run.RunKind;
import java.time.Duration;

/** Is told how long the steps of a run take. */
@FunctionalInterface
public interface Pace {

    /** What a run does in the store. */
    enum Step {
        /** Of one batch. */
        APPLY,
        /** Of the whole run. */
        FINISH
    }

    void took(RunKind kind, Step step, Duration duration);
}
