package io.arrgus.model.connection;

/**
 * What the last run could not do although it did not fail, for a person.
 *
 * @param code a stable word for tools: {@code held}, {@code partial}, {@code skipped}
 * @param message one plain sentence: what happened, to which connection
 * @param hint one plain sentence: what to do
 */
public record Shortfall(String code, String message, String hint) {}
