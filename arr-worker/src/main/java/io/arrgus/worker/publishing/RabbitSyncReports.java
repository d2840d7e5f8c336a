package io.arrgus.worker.publishing;

import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.worker.sync.SyncReports;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

@Component
final class RabbitSyncReports implements SyncReports {

    private final MessagePublisher publisher;

    RabbitSyncReports(MessagePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Void> progress(SyncProgress progress) {
        return publisher.begin(Routes.REPORTS, Routes.REPORT, progress);
    }

    /** Stores first: once the scheduler knows of the end, it waits for theirs. A failure is none of their business. */
    @Override
    public void ended(SyncFetched fetched) {
        if (fetched.result() != Result.FAILED) {
            publisher.send(Routes.MEDIA, Routes.keyOf(fetched.kind()), fetched);
        }
        publisher.send(Routes.REPORTS, Routes.REPORT, fetched);
    }
}
