package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;

/**
 * Makes all that is under way for a connection late: it was deleted, or now points to another place. Repeated until
 * {@link LibraryClosed} comes back.
 *
 * @param fence above everything that was ever asked for under the old settings
 * @param deleted whether the connection is gone for good, and its titles with it
 */
public record ConnectionClosed(ConnectionId connectionId, long fence, boolean deleted) implements Message {}
