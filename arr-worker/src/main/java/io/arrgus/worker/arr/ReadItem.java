package io.arrgus.worker.arr;

import io.arrgus.model.media.MediaFacts;
import org.jspecify.annotations.Nullable;

/** One item of an Arr's answer, read as far as it can be. */
public sealed interface ReadItem {

    /** @param externalId the tmdb id of a movie, the tvdb id of a series */
    record Title(int externalId, MediaFacts facts) implements ReadItem {}

    /**
     * @param externalId null if nobody can tell which title it is
     * @param reason for a person
     */
    record Unreadable(
            @Nullable Integer externalId, @Nullable Integer arrId, String reason) implements ReadItem {}
}
