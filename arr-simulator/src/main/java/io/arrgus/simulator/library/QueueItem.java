package io.arrgus.simulator.library;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;

/**
 * One line of a queue: a download, or an episode of it.
 *
 * @param id a hash, no number of a database
 * @param packSize of the whole download, which each of its episodes repeats
 * @param blocked whether a user has to look at it
 */
public record QueueItem(int id, FileFacts file, long packSize, Instant added, boolean blocked) {
    /** So long every download takes. */
    static final Duration DURATION = Duration.ofMinutes(10);

    /** With a fraction, which other numbers of bytes never have. */
    BigDecimal left(Instant now) {
        if (blocked || isComplete(now)) {
            return BigDecimal.ZERO;
        }
        var gone = Math.max(0, Duration.between(added, now).toMillis());
        return BigDecimal.valueOf(packSize)
                .multiply(BigDecimal.valueOf(DURATION.toMillis() - gone))
                .divide(BigDecimal.valueOf(DURATION.toMillis()), 3, RoundingMode.DOWN)
                .add(new BigDecimal("0.844"));
    }

    boolean isComplete(Instant now) {
        return !now.isBefore(added.plus(DURATION));
    }

    /** In the order in which a queue is shown if nothing else is said. */
    public Duration timeLeft(Instant now) {
        return blocked || isComplete(now) ? Duration.ZERO : Duration.between(now, added.plus(DURATION));
    }
}
