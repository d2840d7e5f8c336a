package io.arrgus.store;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaFacts;
import io.arrgus.model.media.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Movies for tests. What differs between two of them is in their arguments. */
public final class Films {

    private Films() {}

    /** A movie that is not there yet, and that the Arr looks for. */
    public static MediaCreate film(int tmdbId, String title) {
        return film(tmdbId, title, 1999, false);
    }

    public static MediaCreate film(int tmdbId, String title, int year, boolean hasFile) {
        return film(tmdbId, title, year, hasFile, tmdbId);
    }

    public static MediaCreate film(int tmdbId, String title, int year, boolean hasFile, int arrId) {
        var facts = new MediaFacts(
                MediaType.MOVIE,
                arrId,
                title,
                title.toLowerCase(Locale.ROOT),
                title,
                "film-" + tmdbId,
                year,
                "English",
                "Studio",
                "What happens in " + title,
                120,
                "released",
                true,
                false,
                hasFile,
                hasFile ? title + ".mkv" : "",
                0,
                0,
                0,
                0,
                hasFile ? 1000L * tmdbId : 0,
                1,
                "/films/" + tmdbId,
                "/films",
                "tt" + (1_000_000 + tmdbId),
                tmdbId,
                null,
                null,
                null,
                null,
                List.of("Drama", "Western"),
                List.of(3),
                Instant.parse("2020-01-02T03:04:05Z"));
        return new MediaCreate("" + tmdbId, Integer.toHexString(facts.hashCode()), facts);
    }
}
