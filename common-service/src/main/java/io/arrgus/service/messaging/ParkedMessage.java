package io.arrgus.service.messaging;

import io.arrgus.model.message.Message;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be processed, as it lay in its queue.
 *
 * @param id the same for each delivery of what was parked once
 * @param queue from which it was taken; empty if nobody knows
 * @param reason a fixed word: {@code unreadable}, {@code unexpected}, {@code failed}, or {@code died}
 * @param detail the same in a sentence
 * @param byTheBroker whether the broker parked it, of which no service has said or counted anything
 * @param redrives how often it was put back before
 * @param message what it says; null if it cannot be read
 */
public record ParkedMessage(
        String id,
        String queue,
        String reason,
        String detail,
        Instant at,
        boolean byTheBroker,
        int redrives,
        @Nullable Message message,
        Envelope envelope,
        Body body) {}
