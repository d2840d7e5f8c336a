package io.arrgus.store.reporting;

import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.kernel.Kernel;
import org.springframework.stereotype.Component;

/** Asks the scheduler for the runs that approved holds owe. To ask twice does no harm. */
@Component
public final class OwedRuns {

    private final Kernel kernel;
    private final MessagePublisher publisher;

    OwedRuns(Kernel kernel, MessagePublisher publisher) {
        this.kernel = kernel;
        this.publisher = publisher;
    }

    /** @throws io.arrgus.service.messaging.NotPublished if the scheduler may not hear of it; it stays owed then */
    public void ask(Hold hold) {
        publisher.send(Routes.REPORTS, Routes.REPORT, new SyncWanted(hold.connectionId()));
        kernel.asked(hold);
    }

    /** Asks for what a crash, or a broker that was away, left owed. */
    public void askAll() {
        kernel.owing().forEach(this::ask);
    }
}
