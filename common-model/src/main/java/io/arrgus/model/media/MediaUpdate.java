package io.arrgus.model.media;

import org.jspecify.annotations.Nullable;

/**
 * What a user or a tool decides about one title. Null leaves a thing as it is. No sync ever touches it (guarantee 7).
 *
 * @param monitor overrules the connection's {@link io.arrgus.model.connection.MonitorType} for good
 * @param youtubeTrailerId overrules what the Arr knows; empty gives the decision back to the Arr
 */
public record MediaUpdate(
        @Nullable Boolean monitor, @Nullable String youtubeTrailerId) {}
