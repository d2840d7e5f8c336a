package io.arrgus.store.intake;

import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.service.messaging.Handler;
import io.arrgus.service.messaging.UnexpectedMessage;
import io.arrgus.store.kernel.Kernel;
import io.arrgus.store.mongo.IndexMaker;
import io.arrgus.store.mongo.StoreNotReady;
import io.arrgus.store.reporting.Reports;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** What the store does with each message. The report goes out before the message is acknowledged. */
@Component
final class MediaHandler implements Handler {

    private final Kernel kernel;
    private final Reports reports;
    private final IndexMaker indexes;

    MediaHandler(Kernel kernel, Reports reports, IndexMaker indexes) {
        this.kernel = kernel;
        this.reports = reports;
        this.indexes = indexes;
    }

    @Override
    public void on(Message message, BooleanSupplier wanted) {
        if (!indexes.made()) {
            throw new StoreNotReady();
        }
        switch (message) {
            case MediaStatusEvent batch -> {
                var applied = kernel.on(batch);
                reports.applied(applied.counts(), applied.late());
                applied.end().ifPresent(reports::ended);
            }
            case SyncFetched fetched -> {
                if (fetched.result() == SyncFetched.Result.FAILED) {
                    throw new UnexpectedMessage(message);
                }
                kernel.on(fetched).ifPresent(reports::ended);
            }
            case ConnectionClosed closed -> reports.closed(kernel.on(closed));
            case SyncRequest _, SyncProgress _, SyncApplied _, LibraryClosed _, SyncWanted _ ->
                throw new UnexpectedMessage(message);
        }
    }
}
