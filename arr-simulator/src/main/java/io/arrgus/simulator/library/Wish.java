package io.arrgus.simulator.library;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What somebody wants a title to be like; what is not there stays as it is. */
public record Wish(Optional<Boolean> monitored, OptionalInt qualityProfileId, Optional<Set<Integer>> tags) {
    /** So many quality profiles there are. */
    public static final int PROFILES = 6;

    /** What a title is like, as far as it can be set. */
    record Settable(boolean monitored, int qualityProfileId, int tags) {}

    UnaryOperator<Edit> from(Settable now) {
        return edit -> {
            var wanted = monitored.orElse(now.monitored) == now.monitored ? edit : edit.flipped();
            if (qualityProfileId.isPresent()) {
                wanted = wanted.profile(Math.floorMod(qualityProfileId.getAsInt() - now.qualityProfileId, PROFILES));
            }
            return tags.isPresent() ? wanted.tags((bits(tags.get()) ^ now.tags) & ~1) : wanted;
        };
    }

    private static int bits(Set<Integer> tags) {
        return tags.stream()
                .filter(tag -> tag > 0 && tag <= Members.LAST_TAG)
                .mapToInt(tag -> 1 << tag)
                .reduce(0, (bits, bit) -> bits | bit);
    }
}
