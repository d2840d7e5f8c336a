package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a connection stands, from the runs that ended.
 *
 * @param failedFulls how many FULL runs failed in a row, since one succeeded or somebody asked for another try
 * @param failedItems the same for ITEMS runs
 */
public record Standing(
        ConnectionState state,
        @Nullable Instant lastSuccessAt,
        @Nullable Failure lastFailure,
        @Nullable Instant lastFailureAt,
        int failedFulls,
        int failedItems) {

    public static final Standing NEW = new Standing(ConnectionState.NEW, null, null, null, 0, 0);

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
        return new Standing(state, lastSuccessAt, lastFailure, lastFailureAt, failedFulls, 0);
    }

    /** Somebody wants another try: it is as if nothing had failed, but for what is shown. */
    public Standing triedAnew() {
        return new Standing(state, lastSuccessAt, lastFailure, lastFailureAt, 0, 0);
    }
}
