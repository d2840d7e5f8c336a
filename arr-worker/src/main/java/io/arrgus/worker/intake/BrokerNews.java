package io.arrgus.worker.intake;

import com.rabbitmq.client.ShutdownSignalException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/**
 * Says once that the broker is away, and why, and once that it is back. The libraries would say it every five seconds for each
 * of 80 consumers, with a stack trace, so they are silenced.
 */
@Component
final class BrokerNews implements ConnectionListener {

    private static final Logger log = LoggerFactory.getLogger(BrokerNews.class);

    private final AtomicReference<@Nullable String> told = new AtomicReference<>();

    BrokerNews(ConnectionFactory connections) {
        connections.addConnectionListener(this);
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        if (told.getAndSet(null) != null) {
            log.info("The broker can be reached: requests are taken again");
        }
    }

    @Override
    public void onFailed(Exception failure) {
        tell(String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage()));
    }

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        if (!signal.isInitiatedByApplication()) {
            tell("it closed the connection");
        }
    }

    private void tell(String why) {
        if (!why.equals(told.getAndSet(why))) {
            log.warn("The broker cannot be reached ({}): no requests are taken until it can", why);
        }
    }
}
