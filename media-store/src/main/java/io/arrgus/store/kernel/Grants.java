package io.arrgus.store.kernel;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What may go, or went, of one connection without a person's word.
 *
 * @param version counts the writes; a write is done only if it is the next one
 */
public record Grants(long version, List<Grant> grants) {

    /** What holds before anything was granted. */
    public static final Grants NONE = new Grants(0, List.of());

    public Grants {
        grants = List.copyOf(grants);
    }

    /**
     * Titles that may go. It is noted before the first of them does, and counts from then on, whatever becomes of them.
     *
     * @param to whom it was granted: an attempt, or a batch of one
     * @param lived how many living titles the connection had
     */
    public record Grant(String to, int titles, long lived, Instant at) {}

    int grantedTo(String whom) {
        return grants.stream()
                .filter(it -> it.to().equals(whom))
                .mapToInt(Grant::titles)
                .sum();
    }

    /** What counts together with a new grant for {@code whom}, which replaces an older one of his. */
    Grants beside(String whom, Instant since) {
        return new Grants(
                version,
                grants.stream()
                        .filter(it -> !it.to().equals(whom) && !it.at().isBefore(since))
                        .toList());
    }

    int titles() {
        return grants.stream().mapToInt(Grant::titles).sum();
    }

    long lived() {
        return grants.stream().mapToLong(Grant::lived).max().orElse(0);
    }

    Grants and(Grant grant) {
        return new Grants(
                version + 1, Stream.concat(grants.stream(), Stream.of(grant)).toList());
    }
}
