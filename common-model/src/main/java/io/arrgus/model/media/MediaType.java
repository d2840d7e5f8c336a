package io.arrgus.model.media;

/** What a title is. */
public enum MediaType {
    /** Identified by its tmdb id. */
    MOVIE,
    /** Identified by its tvdb id. */
    SERIES
}
