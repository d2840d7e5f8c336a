package io.arrgus.model.connection;

/**
 * How many titles of one connection may go by themselves within 24 hours: the greater of the two. More of them wait for
 * a person (guarantee 1). Whatever it says, never more than half go.
 *
 * @param titles so many may always go
 * @param percent of the living titles, 0 to 100
 */
public record RemovalFuse(int titles, double percent) {}
