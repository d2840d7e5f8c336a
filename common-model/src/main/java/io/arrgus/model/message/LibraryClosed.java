package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;

/** The store has done what {@link ConnectionClosed} asked for. */
public record LibraryClosed(ConnectionId connectionId, long fence, boolean deleted) implements Message {}
