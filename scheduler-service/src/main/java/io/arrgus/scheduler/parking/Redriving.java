package io.arrgus.scheduler.parking;

import io.arrgus.scheduler.ledger.ParkedEntry;
import io.arrgus.scheduler.ledger.ParkedEntry.Header;
import io.arrgus.scheduler.ledger.ParkedLedger;
import io.arrgus.service.messaging.Envelope;
import io.arrgus.service.messaging.NotPublished;
import io.arrgus.service.messaging.Parking;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Puts messages back into the queues they came from. First the broker has it again, then it is no longer kept: a crash
 * between the two leaves it in both places, and a message that comes twice is harmless.
 */
@Component
final class Redriving {

    private final ParkedLedger ledger;
    private final Parking parking;

    Redriving(ParkedLedger ledger, Parking parking) {
        this.ledger = ledger;
        this.parking = parking;
    }

    /** What became of it. */
    enum Outcome {
        DONE,
        /** It never came from a queue that we know, or its queue is gone. */
        NO_QUEUE,
        /** It was too large to be kept whole. */
        NOT_WHOLE,
        /** The broker cannot be reached, or did not confirm. */
        NOT_TAKEN
    }

    Outcome redrive(ParkedEntry entry) {
        var body = entry.body();
        if (!entry.whole() || body == null) {
            return Outcome.NOT_WHOLE;
        }
        if (entry.queue().isEmpty()) {
            return Outcome.NO_QUEUE;
        }
        try {
            parking.redrive(entry.queue(), entry.redrives(), envelope(entry), body);
        } catch (NotPublished failed) {
            return failed.queueIsMissing() ? Outcome.NO_QUEUE : Outcome.NOT_TAKEN;
        }
        ledger.remove(entry.id());
        return Outcome.DONE;
    }

    private static Envelope envelope(ParkedEntry entry) {
        return new Envelope(
                entry.contentType(),
                entry.contentEncoding(),
                entry.messageId(),
                entry.type(),
                entry.timestamp(),
                entry.headers().stream().collect(Collectors.toMap(Header::name, Header::value)));
    }
}
