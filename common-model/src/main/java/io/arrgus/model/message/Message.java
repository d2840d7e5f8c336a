package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import java.util.Optional;

/** Everything that travels between the services. Each may arrive twice, late and out of order. */
public sealed interface Message
        permits SyncRequest,
                SyncProgress,
                MediaStatusEvent,
                SyncFetched,
                SyncApplied,
                ConnectionClosed,
                LibraryClosed,
                SyncWanted {

    /** Whose message it is: the {@code subject} among its CloudEvents attributes. */
    ConnectionId connectionId();

    /** The run that it belongs to, if to any. */
    default Optional<RunId> run() {
        return switch (this) {
            case SyncRequest request -> Optional.of(request.runId());
            case SyncProgress progress -> Optional.of(progress.runId());
            case MediaStatusEvent batch -> Optional.of(batch.runId());
            case SyncFetched fetched -> Optional.of(fetched.runId());
            case SyncApplied applied -> Optional.of(applied.runId());
            case ConnectionClosed _, LibraryClosed _, SyncWanted _ -> Optional.empty();
        };
    }
}
