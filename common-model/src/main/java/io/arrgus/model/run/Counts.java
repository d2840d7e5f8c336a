package io.arrgus.model.run;

/**
 * What a run did to the store, in titles.
 *
 * @param seen titles in the answer that could be read
 * @param changed content differs from before; includes {@code restored}
 * @param restored had left and came back
 * @param held would have been removed, but wait for a person
 * @param skipped could not be read; left as they are
 * @param refused a newer run had already seen them, and differently
 */
public record Counts(
        int seen,
        int created,
        int changed,
        int unchanged,
        int restored,
        int removed,
        int held,
        int skipped,
        int refused) {

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
}
