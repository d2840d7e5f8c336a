package io.arrgus.simulator.library;

import java.util.SplittableRandom;

/**
 * One title as a library holds it: all that its content is computed from.
 *
 * @param index which title of the world it is; its id in the world comes from that
 * @param revision how often it was changed
 * @param refreshes how often the library's metadata was refreshed: moves ratings and the like, which are no changes
 * @param edit what was done to it by hand
 */
record Copy(long seed, int arrId, int index, int revision, int refreshes, Edit edit) {

    /** Which of a title's facts a change changes: they take turns, so that every revision differs from the one before. */
    enum Aspect {
        FILES(0),
        MONITORING(1),
        TEXT(2),
        LABELS(3);

        private final int turn;

        Aspect(int turn) {
            this.turn = turn;
        }
    }

    Copy with(Edit other) {
        return new Copy(seed, arrId, index, revision, refreshes, other);
    }

    /** How often {@code aspect} was changed up to this revision. */
    int changesOf(Aspect aspect) {
        var turn = index - aspect.turn;
        var besides = aspect == Aspect.FILES ? edit.fileShift() : 0;
        return Math.floorDiv(turn + revision, 4) - Math.floorDiv(turn, 4) + besides;
    }

    /** Dice for what never changes. */
    SplittableRandom dice() {
        return dice(0, 0);
    }

    /** Dice for what changes with {@code aspect} only. */
    SplittableRandom diceFor(Aspect aspect) {
        return dice(1 + aspect.turn, changesOf(aspect));
    }

    /** Dice for what moves with time and means nothing. */
    SplittableRandom fickleDice() {
        return dice(9, refreshes);
    }

    private SplittableRandom dice(int purpose, int state) {
        var start = seed * 0xD1342543DE82EF95L + index * 0xAF251AF3B0F025B5L;
        return new SplittableRandom(start ^ ((long) purpose << 32) ^ state * 0x9FB21C651E98DF25L);
    }

    /** The id in the world of a title: no other title of the same seed has it. */
    static int externalId(long seed, int index) {
        return 1_001 + index * 7 + Math.floorMod(new SplittableRandom(seed ^ ((long) index << 20)).nextInt(), 7);
    }

    /** The title that has {@code externalId}, if it is one of this seed; otherwise -1. */
    static int indexOf(long seed, int externalId) {
        var index = Math.floorDiv(externalId - 1_001, 7);
        return index >= 0 && externalId(seed, index) == externalId ? index : -1;
    }

    /** The id of a movie's file: every file that comes has one of its own. */
    int fileId() {
        return arrId + 1_000_000 * Math.min(changesOf(Aspect.FILES), 2_000);
    }

    int externalId() {
        return externalId(seed, index);
    }
}
