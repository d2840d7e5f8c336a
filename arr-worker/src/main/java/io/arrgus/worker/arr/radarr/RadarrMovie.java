package io.arrgus.worker.arr.radarr;

import static io.arrgus.worker.arr.http.Values.orEmpty;
import static io.arrgus.worker.arr.http.Values.orNull;
import static io.arrgus.worker.arr.http.Values.orZero;
import static io.arrgus.worker.arr.http.Values.sorted;

import io.arrgus.model.media.MediaFacts;
import io.arrgus.model.media.MediaType;
import io.arrgus.worker.arr.PathMapper;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.ReadItem.Title;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import io.arrgus.worker.arr.http.Image;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A movie as Radarr's API v3 writes it, as far as we care. Radarr leaves out what is null. */
record RadarrMovie(
        @Nullable Integer id,
        @Nullable Integer tmdbId,
        @Nullable String imdbId,
        @Nullable String title,
        @Nullable String sortTitle,
        @Nullable String cleanTitle,
        @Nullable String titleSlug,
        @Nullable Integer year,
        @Nullable Language originalLanguage,
        @Nullable String studio,
        @Nullable String overview,
        @Nullable Integer runtime,
        @Nullable String status,
        @Nullable Boolean monitored,
        @Nullable Boolean hasFile,
        @Nullable MovieFile movieFile,
        @Nullable Statistics statistics,
        @Nullable Long sizeOnDisk,
        @Nullable Integer qualityProfileId,
        @Nullable String path,
        @Nullable String rootFolderPath,
        @Nullable String youTubeTrailerId,
        @Nullable List<Image> images,
        @Nullable List<String> genres,
        @Nullable List<Integer> tags,
        @Nullable Instant added) {

    record Language(@Nullable String name) {}

    record MovieFile(@Nullable String relativePath) {}

    record Statistics(
            @Nullable Integer movieFileCount, @Nullable Long sizeOnDisk) {}

    ReadItem read(PathMapper paths) {
        var arrId = orNull(id);
        var externalId = orNull(tmdbId);
        var name = orNull(title);
        if (externalId == null) {
            return new Unreadable(null, arrId, "It has no TMDB id.");
        }
        if (arrId == null) {
            return new Unreadable(externalId, null, "It has no id of its own in Radarr.");
        }
        if (name == null) {
            return new Unreadable(externalId, arrId, "It has no title.");
        }
        return new Title(externalId, facts(arrId, externalId, name, paths));
    }

    private MediaFacts facts(int arrId, int externalId, String name, PathMapper paths) {
        return new MediaFacts(
                MediaType.MOVIE,
                arrId,
                name,
                sortTitle == null ? name : sortTitle,
                orEmpty(cleanTitle),
                orEmpty(titleSlug),
                orNull(year),
                language(),
                orEmpty(studio),
                orNull(overview),
                orZero(runtime),
                orEmpty(status),
                Boolean.TRUE.equals(monitored),
                false,
                mediaExists(),
                movieFile == null ? "" : orEmpty(movieFile.relativePath()),
                0,
                0,
                0,
                0,
                bytes(),
                orNull(qualityProfileId),
                paths.map(path),
                paths.map(rootFolderPath),
                orNull(imdbId),
                externalId,
                null,
                orNull(youTubeTrailerId),
                Image.first(images, "poster"),
                Image.first(images, "fanart"),
                sorted(genres),
                sorted(tags),
                added);
    }

    private String language() {
        var original = originalLanguage == null ? null : orNull(originalLanguage.name());
        return original == null ? "English" : original;
    }

    /** {@code hasFile} is what Radarr goes by itself; versions differ in whether they send it. */
    private boolean mediaExists() {
        if (hasFile != null) {
            return hasFile;
        }
        var counted = statistics == null ? null : statistics.movieFileCount();
        return counted == null ? movieFile != null : counted > 0;
    }

    private long bytes() {
        var counted = statistics == null ? null : statistics.sizeOnDisk();
        return counted == null ? orZero(sizeOnDisk) : counted;
    }
}
