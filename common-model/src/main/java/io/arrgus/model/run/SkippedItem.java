package io.arrgus.model.run;

import org.jspecify.annotations.Nullable;

/**
 * An item of an Arr's answer that could not be read.
 *
 * @param externalId which title it is, if that much could be read; without it nobody knows what it stands for
 * @param arrId the Arr's own id of it, if that could be read
 * @param reason what was wrong with it, for a person
 */
public record SkippedItem(
        @Nullable String externalId, @Nullable Integer arrId, String reason) {}
