package io.arrgus.model.media;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an Arr says about one title. Nothing in here changes by the mere passing of time or by the Arr's choice of
 * order (contract 3.5), so equal facts mean that nothing happened.
 *
 * @param arrId the Arr's own id of it
 * @param language of the original, by its English name
 * @param studio of a movie; the network of a series
 * @param arrStatus the Arr's word for it: {@code released}, {@code continuing}, …; {@code deleted} means gone from
 *     the metadata service, not from the Arr
 * @param arrMonitored whether the Arr looks for it
 * @param downloading whether the Arr is fetching it, as far as the answer that these facts are from tells; lists and
 *     items of the v3 API do not tell
 * @param mediaExists whether there is any file of it
 * @param mediaFilename of a movie, relative to its folder; empty for a series
 * @param episodeCount episodes of a series that should be there by now, as Sonarr counts them; 0 for a movie
 * @param runtime in minutes
 * @param sizeOnDisk in bytes
 * @param folderPath with the connection's path mappings applied
 * @param rootFolderPath with the connection's path mappings applied
 * @param youtubeTrailerId as the Arr knows it
 * @param posterUrl in the world, not in the Arr
 * @param fanartUrl in the world, not in the Arr
 * @param genres sorted
 * @param tags ids of the Arr's tags, sorted
 * @param arrAddedAt when it came into the Arr
 */
public record MediaFacts(
        MediaType mediaType,
        int arrId,
        String title,
        String sortTitle,
        String cleanTitle,
        String titleSlug,
        @Nullable Integer year,
        String language,
        String studio,
        @Nullable String overview,
        int runtime,
        String arrStatus,
        boolean arrMonitored,
        boolean downloading,
        boolean mediaExists,
        String mediaFilename,
        int seasonCount,
        int episodeFileCount,
        int episodeCount,
        int totalEpisodeCount,
        long sizeOnDisk,
        @Nullable Integer qualityProfileId,
        @Nullable String folderPath,
        @Nullable String rootFolderPath,
        @Nullable String imdbId,
        @Nullable Integer tmdbId,
        @Nullable Integer tvdbId,
        @Nullable String youtubeTrailerId,
        @Nullable String posterUrl,
        @Nullable String fanartUrl,
        List<String> genres,
        List<Integer> tags,
        @Nullable Instant arrAddedAt) {

    public MediaFacts {
        genres = List.copyOf(genres);
        tags = List.copyOf(tags);
    }

    /** Whether the Arr has all of it: a movie's file, or every episode of a series that should be there by now. */
    public boolean complete() {
        return switch (mediaType) {
            case MOVIE -> mediaExists;
            case SERIES -> episodeCount > 0 && episodeFileCount >= episodeCount;
        };
    }
}
