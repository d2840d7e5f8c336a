package io.arrgus.service.messaging;

import com.rabbitmq.client.ShutdownSignalException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.amqp.rabbit.connection.ConnectionBlockedEvent;
import org.springframework.amqp.rabbit.connection.ConnectionListener;
import org.springframework.amqp.rabbit.connection.ConnectionUnblockedEvent;
import org.springframework.amqp.rabbit.core.DeclarationExceptionEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.event.EventListener;
import org.springframework.core.NestedExceptionUtils;

/**
 * Says once that the broker is away, that it takes nothing for lack of memory or disk, or that a queue of ours is not as we
 * need it; and once that this is over. The libraries would say it every few seconds, with stack traces, so they are
 * silenced.
 */
public final class BrokerNews implements ConnectionListener, HealthIndicator {

    private static final Logger log = LoggerFactory.getLogger(BrokerNews.class);
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final AmqpAdmin admin;
    private final Clock clock;
    private final AtomicReference<@Nullable String> away = new AtomicReference<>();
    private final Map<String, String> unfit = new ConcurrentSkipListMap<>();
    private final Set<String> toldUnfit = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Instant> looked;
    private volatile @Nullable String blocked;
    private volatile CompletableFuture<Void> open = CompletableFuture.completedFuture(null);

    BrokerNews(AmqpAdmin admin, MeterRegistry meters, Clock clock) {
        this.admin = admin;
        this.clock = clock;
        this.looked = new AtomicReference<>(clock.instant());
        Gauge.builder("arrgus.broker.up", away, it -> it.get() == null ? 1 : 0)
                .description("1 while there is a connection to the broker")
                .register(meters);
        Gauge.builder("arrgus.broker.blocked", this, it -> it.blocked == null ? 0 : 1)
                .description("1 while the broker takes no messages for lack of memory or disk")
                .register(meters);
    }

    @Override
    public void onCreate(@Nullable Connection connection) {
        if (away.getAndSet(null) != null) {
            log.info("The broker can be reached again");
        }
    }

    @Override
    public void onFailed(Exception failure) {
        tellAway(String.valueOf(
                NestedExceptionUtils.getMostSpecificCause(failure).getMessage()));
    }

    @Override
    public void onShutDown(ShutdownSignalException signal) {
        takesMessages();
        if (!signal.isInitiatedByApplication()) {
            tellAway("it closed the connection");
        }
    }

    private void tellAway(String why) {
        if (!why.equals(away.getAndSet(why))) {
            log.warn("The broker cannot be reached ({}): all waits until it can", why);
        }
    }

    @EventListener
    void on(ConnectionBlockedEvent event) {
        if (blocked == null) {
            blocked = event.getReason();
            open = new CompletableFuture<>();
            log.warn("The broker takes no messages, and all waits until it does: {}", event.getReason());
        }
    }

    @EventListener
    void on(ConnectionUnblockedEvent event) {
        if (blocked != null) {
            log.info("The broker takes messages again");
        }
        takesMessages();
    }

    private void takesMessages() {
        blocked = null;
        open.complete(null);
    }

    /** @return false if the broker still takes nothing after {@code patience} */
    boolean awaitOpen(Duration patience) {
        try {
            open.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException still) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @EventListener
    void on(DeclarationExceptionEvent failed) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failed.getThrowable());
        if (failed.getDeclarable() instanceof Queue queue && cause instanceof ShutdownSignalException signal) {
            var why = String.valueOf(signal.getMessage()).replaceAll("(?s).*reply-text=(.*?), class-id.*", "$1");
            unfit.put(queue.getName(), why);
            if (toldUnfit.add(queue.getName())) {
                log.error(
                        "Queue {} exists, but not as it is needed ({}). Stop the services, delete the queue, and start"
                                + " them again: it is made anew, and what was in it is done again by the next runs",
                        queue.getName(),
                        why);
            }
        } else {
            log.warn("A queue or exchange could not be declared: {}", cause.getMessage());
        }
    }

    @Override
    public Health health() {
        lookAgain();
        var health = unfit.isEmpty() && blocked == null ? Health.up() : Health.down();
        unfit.forEach((queue, why) -> health.withDetail("queue " + queue, why));
        var reason = blocked;
        if (reason != null) {
            health.withDetail("blocked", reason);
        }
        return health.build();
    }

    /** Perhaps somebody deleted what did not fit. */
    private void lookAgain() {
        var now = clock.instant();
        var last = looked.get();
        if (!unfit.isEmpty() && !now.isBefore(last.plus(LOOK_AGAIN)) && looked.compareAndSet(last, now)) {
            unfit.clear();
            try {
                admin.initialize();
                toldUnfit.retainAll(unfit.keySet());
            } catch (AmqpException brokerIsAway) {
                log.debug("The queues could not be looked at", brokerIsAway);
            }
        }
    }
}
