package io.arrgus.scheduler.publishing;

import com.rabbitmq.client.ShutdownSignalException;
import io.arrgus.scheduler.schedule.BrokerPresence;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Notices when we are cut off from the broker, or when it takes nothing for lack of memory or disk. Says it once: the
 * libraries would say it every five seconds for each consumer, with a stack trace.
 */
@Component
final class BrokerWatch implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

    private final BrokerPresence presence;
    private final AtomicReference<@Nullable String> told = new AtomicReference<>();

    BrokerWatch(BrokerPresence presence, ConnectionFactory connections) {
        this.presence = presence;
        connections.addConnectionListener(this);
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        presence.returned();
        if (told.getAndSet(null) != null) {
            log.info("The broker can be reached");
        }
    }

    @Override
    public void onFailed(Exception failure) {
        tell("The broker cannot be reached, and nothing begins until it can", failure);
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
    void on(ListenerContainerConsumerFailedEvent failed) {
        var cause = failed.getThrowable();
        if (cause != null && !connectionIsGone(cause)) {
            tell("A queue cannot be consumed", cause);
        }
    }

    @EventListener
    void on(ConnectionBlockedEvent blocked) {
        presence.away();
        log.warn("The broker takes no messages, and nothing begins until it does: {}", blocked.getReason());
    }

    @EventListener
    void on(ConnectionUnblockedEvent unblocked) {
        presence.returned();
        log.info("The broker takes messages again");
    }

    private static boolean connectionIsGone(Throwable cause) {
        return cause instanceof AmqpConnectException
                || NestedExceptionUtils.getMostSpecificCause(cause).getMessage() == null;
    }

    private void tell(String what, Throwable why) {
        var reason = Objects.requireNonNullElse(
                NestedExceptionUtils.getMostSpecificCause(why).getMessage(),
                why.getClass().getSimpleName());
        if (!reason.equals(told.getAndSet(reason))) {
            log.warn("{}: {}", what, reason);
        }
    }
}
