package io.arrgus.worker.intake;

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
import io.arrgus.worker.sync.MediaSync;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

@Component
class SyncRequestListener implements Handler {

    private final MediaSync sync;

    SyncRequestListener(MediaSync sync) {
        this.sync = sync;
    }

    @Override
    public void on(Message message, BooleanSupplier wanted) {
        switch (message) {
            case SyncRequest request -> sync.run(request, wanted);
            case SyncProgress _,
                    MediaStatusEvent _,
                    SyncFetched _,
                    SyncApplied _,
                    ConnectionClosed _,
                    LibraryClosed _,
                    SyncWanted _ -> throw new UnexpectedMessage(message);
        }
    }
}
