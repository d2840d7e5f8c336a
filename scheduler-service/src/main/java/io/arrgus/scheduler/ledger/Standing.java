package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.connection.Shortfall;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection stands, from the runs that ended.
 *
 * @param leftUndone why it is {@link ConnectionState#DEGRADED}; else null
 * @param failedFulls how many FULL runs failed in a row, since one succeeded or somebody asked for another try
 * @param failedItems the same for ITEMS runs
 */
public record Standing(
        ConnectionState state,
        @Nullable Instant lastSuccessAt,
        @Nullable Failure lastFailure,
        @Nullable Instant lastFailureAt,
        @Nullable LeftUndone leftUndone,
        int failedFulls,
        int failedItems) {

    public static final Standing NEW = new Standing(ConnectionState.NEW, null, null, null, null, 0, 0);

    /** How many runs of {@code kind} failed in a row. */
    public int failed(RunKind kind) {
        return switch (kind) {
            case FULL -> failedFulls;
            case ITEMS -> failedItems;
        };
    }

    /** The longest row of failures there is. */
    public int failures() {
        return Math.max(failedFulls, failedItems);
    }

    /** What failed is now only what FULL runs could not do. */
    public Standing itemsAnswered() {
        return new Standing(state, lastSuccessAt, lastFailure, lastFailureAt, leftUndone, failedFulls, 0);
    }

    /** Somebody wants another try: it is as if nothing had failed, but for what is shown. */
    public Standing triedAnew() {
        return new Standing(state, lastSuccessAt, lastFailure, lastFailureAt, leftUndone, 0, 0);
    }

    /** What a person hears of what was left undone. */
    public @Nullable Shortfall shortfallOf(Connection settings) {
        return leftUndone == null ? null : leftUndone.of(settings.id(), settings.name());
    }
}
