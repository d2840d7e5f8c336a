package io.arrgus.worker.arr.sonarr;

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

/** A series as Sonarr's API v3 writes it, as far as we care. Sonarr leaves out what is null. */
record SonarrSeries(
        @Nullable Integer id,
        @Nullable Integer tvdbId,
        @Nullable Integer tmdbId,
        @Nullable String imdbId,
        @Nullable String title,
        @Nullable String sortTitle,
        @Nullable String cleanTitle,
        @Nullable String titleSlug,
        @Nullable Integer year,
        @Nullable Language originalLanguage,
        @Nullable String network,
        @Nullable String overview,
        @Nullable Integer runtime,
        @Nullable String status,
        @Nullable Boolean monitored,
        @Nullable Statistics statistics,
        @Nullable Integer qualityProfileId,
        @Nullable String path,
        @Nullable String rootFolderPath,
        @Nullable List<Image> images,
        @Nullable List<String> genres,
        @Nullable List<Integer> tags,
        @Nullable Instant added) {

    record Language(@Nullable String name) {}

    record Statistics(
            @Nullable Integer seasonCount,
            @Nullable Integer episodeFileCount,
            @Nullable Integer episodeCount,
            @Nullable Integer totalEpisodeCount,
            @Nullable Long sizeOnDisk) {

        /** A series without episodes has no statistics in the list, while it has some when asked for by id. */
        private static final Statistics NONE = new Statistics(0, 0, 0, 0, 0L);
    }

    ReadItem read(PathMapper paths) {
        var arrId = orNull(id);
        var externalId = orNull(tvdbId);
        var name = orNull(title);
        if (externalId == null) {
            return new Unreadable(null, arrId, "It has no TVDB id.");
        }
        if (arrId == null) {
            return new Unreadable(externalId, null, "It has no id of its own in Sonarr.");
        }
        if (name == null) {
            return new Unreadable(externalId, arrId, "It has no title.");
        }
        return new Title(externalId, facts(arrId, externalId, name, paths));
    }

    private MediaFacts facts(int arrId, int externalId, String name, PathMapper paths) {
        var counts = statistics == null ? Statistics.NONE : statistics;
        return new MediaFacts(
                MediaType.SERIES,
                arrId,
                name,
                sortTitle == null ? name : sortTitle,
                orEmpty(cleanTitle),
                orEmpty(titleSlug),
                orNull(year),
                language(),
                orEmpty(network),
                orNull(overview),
                orZero(runtime),
                orEmpty(status),
                Boolean.TRUE.equals(monitored),
                false,
                orZero(counts.episodeFileCount()) > 0,
                "",
                orZero(counts.seasonCount()),
                orZero(counts.episodeFileCount()),
                orZero(counts.episodeCount()),
                orZero(counts.totalEpisodeCount()),
                orZero(counts.sizeOnDisk()),
                orNull(qualityProfileId),
                paths.map(path),
                paths.map(rootFolderPath),
                orNull(imdbId),
                orNull(tmdbId),
                externalId,
                null,
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
}
