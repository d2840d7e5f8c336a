package io.arrgus.scheduler.ledger;

import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.run.Failure;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a connection stands, from the runs that ended. */
public record Standing(
        ConnectionState state,
        @Nullable Instant lastSuccessAt,
        @Nullable Failure lastFailure,
        @Nullable Instant lastFailureAt) {

    public static final Standing NEW = new Standing(ConnectionState.NEW, null, null, null);
}
