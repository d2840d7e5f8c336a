package io.arrgus.scheduler.publishing;

import com.rabbitmq.client.ShutdownSignalException;
import io.arrgus.scheduler.schedule.BrokerPresence;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notices when we are cut off from the broker, or when it takes nothing for lack of memory or disk. */
@Component
final class BrokerWatch implements ConnectionListener {

    private final BrokerPresence presence;

    BrokerWatch(BrokerPresence presence, ConnectionFactory connections) {
        this.presence = presence;
        connections.addConnectionListener(this);
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        presence.returned();
    }

    @Override
    public void onClose(Connection connection) {
        presence.away();
    }

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        presence.away();
    }

    @EventListener
    void on(ConnectionBlockedEvent blocked) {
        presence.away();
    }

    @EventListener
    void on(ConnectionUnblockedEvent unblocked) {
        presence.returned();
    }
}
