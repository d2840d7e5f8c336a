package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;

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
}
