package io.arrgus.store.kernel;

import java.util.List;

/** What became of a person's word about a hold. Unless it was noted, nothing has happened. */
public sealed interface HoldAnswer {

    /** It is remembered. */
    record Noted(Hold hold) implements HoldAnswer {}

    /** No title of that connection waits. */
    record NothingHeld() implements HoldAnswer {}

    /**
     * Other titles wait than those that the person saw.
     *
     * @param revision of those that wait now
     */
    record AnotherSet(String revision) implements HoldAnswer {}

    /** Some of the titles that were named do not wait. */
    record NotHeld(List<String> externalIds) implements HoldAnswer {}
}
