package io.arrgus.store.mongo;

import java.util.Arrays;
import java.util.List;

/**
 * Every index of the store. They are made at start, on collections that are empty then; a new one on a full collection
 * is work that stops its reads and writes on some databases.
 */
public enum StoreIndex {
    /** What a run did not see; what lives in a connection. */
    LIVE(Collection.MEDIA, "connection", "live", "fence"),
    ARR_ID(Collection.MEDIA, "connection", "facts.arrId"),
    REMOVED(Collection.MEDIA, "removedAt"),
    PURGING(Collection.MEDIA, "purging"),
    UNSENT(Collection.MEDIA, "unsent.at"),
    TYPE(Collection.MEDIA, "facts.mediaType"),
    STATUS(Collection.MEDIA, "status"),
    ARR_MONITORED(Collection.MEDIA, "facts.arrMonitored"),
    MONITOR(Collection.MEDIA, "monitor"),
    HAS_FILE(Collection.MEDIA, "facts.mediaExists"),
    WORDS(Collection.MEDIA, "words"),
    TMDB_ID(Collection.MEDIA, "facts.tmdbId"),
    TVDB_ID(Collection.MEDIA, "facts.tvdbId"),
    IMDB_ID(Collection.MEDIA, "facts.imdbId"),
    BY_TITLE(Collection.MEDIA, "titleKey", "_id"),
    BY_YEAR(Collection.MEDIA, "year", "_id"),
    BY_ADDED(Collection.MEDIA, "addedAt", "_id"),
    BY_UPDATED(Collection.MEDIA, "updatedAt", "_id"),
    BY_SIZE(Collection.MEDIA, "facts.sizeOnDisk", "_id"),
    HISTORY(Collection.HISTORY, "mediaId", "rev"),
    ATTEMPTS_OF_RUN(Collection.ATTEMPTS, "run"),
    ATTEMPTS_EXPIRE(Collection.ATTEMPTS, "writtenAt");

    /** Where an index belongs. */
    enum Collection {
        MEDIA,
        HISTORY,
        ATTEMPTS
    }

    private static final String SEPARATOR = ",";

    private final Collection collection;
    private final String members;

    StoreIndex(Collection collection, String... members) {
        this.collection = collection;
        this.members = String.join(SEPARATOR, members);
    }

    Collection collection() {
        return collection;
    }

    List<String> members() {
        return List.of(members.split(SEPARATOR));
    }

    /** Whether an index finds titles by {@code member}, or has them in its order. */
    public static boolean serves(String member) {
        return Arrays.stream(values())
                .anyMatch(it -> it.collection == Collection.MEDIA
                        && it.members().getFirst().equals(member));
    }
}
