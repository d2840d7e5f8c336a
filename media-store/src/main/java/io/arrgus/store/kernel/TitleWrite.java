package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaId;

/** One write of one title. It is done only if the title still is what was read. */
public sealed interface TitleWrite {

    MediaId id();

    /** Only if nothing is known under this id. */
    record Create(Title title) implements TitleWrite {

        @Override
        public MediaId id() {
            return title.id();
        }
    }

    /**
     * Facts, liveness, or both. Never what a user decided. Only if hash, fence, liveness and rev are as before, so
     * that a decision that was made meanwhile is seen.
     *
     * @param entry goes onto the title's {@code unsent} list in the same write
     */
    record Change(Title before, Title after, HistoryEntry entry) implements TitleWrite {

        @Override
        public MediaId id() {
            return before.id();
        }
    }

    /** The same content was seen again: only the fence. Only if hash, fence and liveness are as before. */
    record Advance(Title before, long fence) implements TitleWrite {

        @Override
        public MediaId id() {
            return before.id();
        }
    }

    /**
     * What a user decided, and what follows from it. Only if the title lives and its rev is as before.
     *
     * @param entry goes onto the title's {@code unsent} list in the same write
     */
    record Decide(Title before, Title after, HistoryEntry entry) implements TitleWrite {

        @Override
        public MediaId id() {
            return before.id();
        }
    }
}
