package io.arrgus.model.run;

/**
 * Why a run failed, for a person: never a stack trace, a key, or the text of an upstream body.
 *
 * @param code a stable word for tools, such as {@code unauthorized}
 * @param message one plain sentence: what happened, to which connection
 * @param hint one plain sentence: what to do
 */
public record Failure(FailureKind kind, String code, String message, String hint) {}
