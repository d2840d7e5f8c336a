package io.arrgus.scheduler.publishing;

import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.scheduler.schedule.SyncRequests;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.service.messaging.NotPublished;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
final class RabbitSyncRequests implements SyncRequests {

    private static final Logger log = LoggerFactory.getLogger(RabbitSyncRequests.class);

    private final MessagePublisher publisher;

    RabbitSyncRequests(MessagePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public boolean send(SyncRequest request, Duration expiry) {
        try {
            publisher.send(Routes.SYNC, Routes.keyOf(request.kind()), request, expiry);
            return true;
        } catch (NotPublished unsure) {
            log.warn(
                    "The sync request for '{}' is sent again later: {}",
                    request.connection().name(),
                    unsure.getMessage());
            return false;
        }
    }
}
