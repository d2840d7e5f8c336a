package io.arrgus.scheduler.ledger;

import java.time.Instant;

/**
 * The digest of the list that the store claimed to equal.
 *
 * @param readAt when the whole list was last read and published
 */
public record KnownDigest(String value, Instant readAt) {}
