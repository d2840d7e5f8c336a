package io.arrgus.model.run;

/** What a run reads. */
public enum RunKind {
    /** The whole library; may remove what is no longer in it. */
    FULL,
    /** Named titles; removes only those that are proved gone. */
    ITEMS
}
