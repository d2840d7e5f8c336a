package io.arrgus.scheduler.connection;

import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.schedule.Schedule.Asked;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of it.
 *
 * @param runId the run that begins now; null if it has to wait
 * @param merged whether it waits, together with all else that was asked for meanwhile
 * @param after the run under way for which it waits
 * @param message the same in a sentence
 */
record SyncAnswer(
        RunKind kind,
        @Nullable RunId runId,
        boolean merged,
        @Nullable RunId after,
        String message) {

    static SyncAnswer of(Asked asked) {
        return new SyncAnswer(asked.kind(), asked.runId(), asked.runId() == null, asked.after(), sentence(asked));
    }

    private static String sentence(Asked asked) {
        if (asked.runId() != null) {
            return "The run begins.";
        }
        return asked.after() != null
                ? "A run is under way; what you asked for begins right after it."
                : "The broker cannot be reached just now; what you asked for begins as soon as it can.";
    }
}
