package io.arrgus.scheduler.ledger;

import io.arrgus.service.messaging.Body;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be processed, kept until a person decides.
 *
 * @param queue from which it was taken; empty if nobody knows
 * @param reason in a fixed word
 * @param detail in a sentence
 * @param redrives how often it was put back before
 * @param connection whose message it says to be
 * @param run which run it says to be of
 * @param size of the body in bytes
 * @param whole whether the body is kept whole: the largest that a broker takes do not fit into a document
 * @param body left out where many are listed
 */
public record ParkedEntry(
        String id,
        String queue,
        String reason,
        String detail,
        Instant parkedAt,
        int redrives,
        @Nullable String connection,
        @Nullable String run,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String messageId,
        @Nullable String type,
        @Nullable Instant timestamp,
        List<Header> headers,
        int size,
        boolean whole,
        @Nullable Body body) {

    public ParkedEntry {
        headers = List.copyOf(headers);
    }

    /** A list of them, as names of other people's headers are no names for members. */
    public record Header(String name, Object value) {}

    /** Unique, and in the order of parking. */
    public String place() {
        return parkedAt.toEpochMilli() + "-" + id;
    }
}
