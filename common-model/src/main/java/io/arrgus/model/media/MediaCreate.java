package io.arrgus.model.media;

/**
 * One title as a worker read it: what creates a media, or refreshes the facts of one that is known.
 *
 * @param externalId the tmdb id of a movie, the tvdb id of a series
 * @param hash equal for equal facts, and only for those
 */
public record MediaCreate(String externalId, String hash, MediaFacts facts) {}
