package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.RunId;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one title. The entries of a title, by rev, have no gap and lead to its stored state.
 *
 * @param runId what brought it; null if a user decided, or the connection was deleted
 * @param fence of the title after the change
 * @param changed the members that changed; empty for a title that is new or removed
 * @param hash of the title after the change
 * @param live after the change
 */
public record HistoryEntry(
        MediaId mediaId,
        long rev,
        What what,
        Instant at,
        @Nullable RunId runId,
        long fence,
        Map<String, Change> changed,
        String hash,
        boolean live) {

    public HistoryEntry {
        changed = Collections.unmodifiableMap(new LinkedHashMap<>(changed));
    }

    /** The same change of the same title has the same id, whoever tells of it. */
    public String id() {
        return mediaId + ":" + rev;
    }

    /** What happened. */
    public enum What {
        CREATED,
        CHANGED,
        REMOVED,
        RESTORED,
        DECIDED
    }

    /**
     * One member.
     *
     * @param before a string, number, boolean, instant, list of those, or null
     * @param after the same
     */
    public record Change(@Nullable Object before, @Nullable Object after) {}
}
