package io.arrgus.scheduler.publishing;

import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.Routes;
import io.arrgus.model.run.RunKind;
import io.arrgus.scheduler.schedule.ConnectionClosings;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.service.messaging.NotPublished;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

@Component
final class RabbitConnectionClosings implements ConnectionClosings {

    private static final Logger log = LoggerFactory.getLogger(RabbitConnectionClosings.class);

    private final MessagePublisher publisher;

    RabbitConnectionClosings(MessagePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public boolean send(ConnectionClosed closed) {
        try {
            publisher.send(Routes.MEDIA, Routes.keyOf(RunKind.ITEMS), closed);
            return true;
        } catch (NotPublished unsure) {
            log.warn("The store is told later that {} is closed: {}", closed.connectionId(), unsure.getMessage());
            return false;
        }
    }
}
