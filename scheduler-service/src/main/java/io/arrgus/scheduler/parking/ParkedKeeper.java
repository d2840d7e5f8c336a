package io.arrgus.scheduler.parking;

import io.arrgus.scheduler.ledger.Database;
import io.arrgus.scheduler.ledger.ParkedEntry;
import io.arrgus.scheduler.ledger.ParkedEntry.Header;
import io.arrgus.scheduler.ledger.ParkedLedger;
import io.arrgus.scheduler.schedule.RunReports;
import io.arrgus.service.messaging.Body;
import io.arrgus.service.messaging.ParkedHandler;
import io.arrgus.service.messaging.ParkedMessage;
import io.arrgus.service.messaging.Parking;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Writes down what was parked, and ends the run that waits for it. */
@Component
final class ParkedKeeper implements ParkedHandler {

    /** A document has 16 MiB, as the largest message. */
    private static final int MOST_KEPT = 15 * 1024 * 1024;

    private static final int KEPT_OF_MORE = 1024 * 1024;

    private final Database database;
    private final ParkedLedger ledger;
    private final RunReports runs;
    private final Parking parking;

    ParkedKeeper(Database database, ParkedLedger ledger, RunReports runs, Parking parking) {
        this.database = database;
        this.ledger = ledger;
        this.runs = runs;
        this.parking = parking;
    }

    @Override
    public void on(ParkedMessage parked) {
        database.prepare();
        var isNew = ledger.keep(entry(parked));
        if (isNew && parked.byTheBroker()) {
            parking.noticed(parked);
        }
        if (parked.message() != null) {
            runs.onParked(parked.message(), parked.queue());
        }
    }

    private static ParkedEntry entry(ParkedMessage parked) {
        var envelope = parked.envelope();
        var message = parked.message();
        return new ParkedEntry(
                parked.id(),
                parked.queue(),
                parked.reason(),
                parked.detail(),
                parked.at(),
                parked.redrives(),
                message == null ? null : message.connectionId().value(),
                message == null
                        ? null
                        : RunReports.runOf(message).map(Object::toString).orElse(null),
                envelope.contentType(),
                envelope.contentEncoding(),
                envelope.messageId(),
                envelope.type(),
                envelope.timestamp(),
                envelope.headers().entrySet().stream()
                        .map(it -> new Header(it.getKey(), it.getValue()))
                        .toList(),
                parked.body().size(),
                parked.body().size() <= MOST_KEPT,
                kept(parked.body()));
    }

    private static Body kept(Body body) {
        return body.size() <= MOST_KEPT ? body : new Body(Arrays.copyOf(body.bytes(), KEPT_OF_MORE));
    }
}
