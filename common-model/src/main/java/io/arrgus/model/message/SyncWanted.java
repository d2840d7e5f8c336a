package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;

/** The store asks for a FULL run, as a person allowed titles to go: only such a run may remove them. */
public record SyncWanted(ConnectionId connectionId) implements Message {}
