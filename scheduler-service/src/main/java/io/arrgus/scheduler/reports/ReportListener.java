package io.arrgus.scheduler.reports;

import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncProgress;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.scheduler.schedule.RunReports;
import io.arrgus.service.messaging.Handler;
import io.arrgus.service.messaging.UnexpectedMessage;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

@Component
final class ReportListener implements Handler {

    private final RunReports reports;

    ReportListener(RunReports reports) {
        this.reports = reports;
    }

    @Override
    public void on(Message message, BooleanSupplier wanted) {
        switch (message) {
            case SyncProgress progress -> reports.on(progress);
            case SyncFetched fetched -> reports.on(fetched);
            case SyncApplied applied -> reports.on(applied);
            case LibraryClosed closed -> reports.on(closed);
            case SyncWanted wish -> reports.on(wish);
            case SyncRequest _, MediaStatusEvent _, ConnectionClosed _ -> throw new UnexpectedMessage(message);
        }
    }
}
