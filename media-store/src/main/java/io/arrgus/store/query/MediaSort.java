package io.arrgus.store.query;

import io.arrgus.store.mongo.MediaDocument;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** In what order titles can be asked for. Titles that are equal in it are ordered by their id. */
enum MediaSort {
    TITLE("title", "titleKey"),
    YEAR("year", "year"),
    ADDED_AT("addedAt", "addedAt"),
    UPDATED_AT("updatedAt", "updatedAt"),
    SIZE_ON_DISK("sizeOnDisk", "facts.sizeOnDisk");

    private final String word;
    private final String member;

    MediaSort(String word, String member) {
        this.word = word;
        this.member = member;
    }

    static Optional<MediaSort> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    static String words() {
        return Arrays.stream(values()).map(MediaSort::word).collect(Collectors.joining(", "));
    }

    String word() {
        return word;
    }

    /** Of the stored document. */
    String member() {
        return member;
    }

    /** Where a title stands in this order, as text. */
    String place(MediaDocument title) {
        return switch (this) {
            case TITLE -> title.titleKey();
            case YEAR -> Integer.toString(title.year());
            case ADDED_AT -> title.addedAt().toString();
            case UPDATED_AT -> title.updatedAt().toString();
            case SIZE_ON_DISK -> Long.toString(title.facts().sizeOnDisk());
        };
    }

    /** The stored value of a {@link #place}. */
    Object value(String place) {
        return switch (this) {
            case TITLE -> place;
            case YEAR -> Integer.valueOf(place);
            case ADDED_AT, UPDATED_AT -> Instant.parse(place);
            case SIZE_ON_DISK -> Long.valueOf(place);
        };
    }
}
