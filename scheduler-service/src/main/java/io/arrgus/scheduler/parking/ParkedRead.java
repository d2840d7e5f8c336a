package io.arrgus.scheduler.parking;

import io.arrgus.scheduler.ledger.ParkedEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A parked message as people see it in a list.
 *
 * @param queue from which it was taken, and into which a redrive puts it back; empty if nobody knows
 * @param reason {@code unreadable}, {@code unexpected}, {@code failed}, {@code died}
 * @param detail the same in a sentence
 * @param redrives how often it was put back before
 * @param type what it says to be
 * @param connectionId whose message it says to be
 * @param runId which run it says to be of
 * @param size of its body, in bytes
 */
record ParkedRead(
        String id,
        String queue,
        String reason,
        String detail,
        Instant parkedAt,
        int redrives,
        @Nullable String type,
        @Nullable String connectionId,
        @Nullable String runId,
        int size) {

    static ParkedRead of(ParkedEntry entry) {
        return new ParkedRead(
                entry.id(),
                entry.queue(),
                entry.reason(),
                entry.detail(),
                entry.parkedAt(),
                entry.redrives(),
                entry.type(),
                entry.connection(),
                entry.run(),
                entry.size());
    }
}
