package io.arrgus.worker.publishing;

import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.Routes;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.worker.sync.MediaStatusEvents;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

@Component
final class RabbitMediaStatusEvents implements MediaStatusEvents {

    private final MessagePublisher publisher;

    RabbitMediaStatusEvents(MessagePublisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public CompletableFuture<Void> publish(MediaStatusEvent event) {
        return publisher.begin(Routes.MEDIA, Routes.keyOf(event.kind()), event);
    }
}
