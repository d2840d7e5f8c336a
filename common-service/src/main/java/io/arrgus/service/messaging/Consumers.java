package io.arrgus.service.messaging;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.amqp.rabbit.listener.api.ChannelAwareMessageListener;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * Makes the consumers of a queue. One rule for all of them: an effect first, then the acknowledgement; trouble that
 * passes is waited for; what cannot be read, and what fails by a bug three times, is parked.
 */
public final class Consumers {

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final ConnectionFactory connections;
    private final MessageCodec codec;
    private final Parking parking;
    private final List<PassingTrouble> passing;

    Consumers(ConnectionFactory connections, MessageCodec codec, Parking parking, List<PassingTrouble> passing) {
        this.connections = connections;
        this.codec = codec;
        this.parking = parking;
        this.passing = passing;
    }

    /**
     * A container that consumes {@code queue} with {@code count} consumers on virtual threads, each with one message
     * in hand. As a bean it starts and stops with the service; a stop waits 25 s for what is in hand.
     */
    public SimpleMessageListenerContainer of(String queue, int count, Handler handler) {
        var container = new SimpleMessageListenerContainer(connections);
        var threads = new SimpleAsyncTaskExecutor(queue + "-");
        threads.setVirtualThreads(true);
        container.setTaskExecutor(threads);
        container.setQueueNames(queue);
        container.setConcurrentConsumers(count);
        container.setPrefetchCount(1);
        container.setAcknowledgeMode(AcknowledgeMode.AUTO);
        container.setDefaultRequeueRejected(true);
        container.setMissingQueuesFatal(false);
        container.setShutdownTimeout(DRAIN.toMillis());
        container.setForceStop(false);
        container.setMessageListener((ChannelAwareMessageListener) (message, channel) ->
                take(message, queue, handler, () -> container.isActive() && (channel == null || channel.isOpen())));
        return container;
    }

    private void take(Message raw, String queue, Handler handler, BooleanSupplier wanted) throws InterruptedException {
        io.arrgus.model.message.Message message;
        try {
            message = codec.decode(raw);
        } catch (UnreadableMessage unreadable) {
            parking.park(raw, queue, "unreadable", "It cannot be read: " + unreadable.getMessage());
            return;
        }
        for (int tries = 1; ; tries++) {
            try {
                handler.on(message, wanted);
                return;
            } catch (HandedBack handedBack) {
                throw new ImmediateRequeueAmqpException(handedBack);
            } catch (UnexpectedMessage unexpected) {
                parking.park(raw, queue, "unexpected", String.valueOf(unexpected.getMessage()));
                return;
            } catch (RuntimeException trouble) {
                if (passes(trouble)) {
                    waitForBetterTimes(queue, trouble, wanted);
                    tries = 0;
                } else if (tries >= TRIES) {
                    log.error("A message of queue {} failed {} times", queue, TRIES, trouble);
                    parking.park(
                            raw,
                            queue,
                            "failed",
                            "It failed " + TRIES + " times: "
                                    + trouble.getClass().getSimpleName());
                    return;
                }
            }
        }
    }

    private boolean passes(RuntimeException trouble) {
        return trouble instanceof AmqpException || passing.stream().anyMatch(it -> it.passes(trouble));
    }

    private static void waitForBetterTimes(String queue, RuntimeException trouble, BooleanSupplier wanted)
            throws InterruptedException {
        if (!wanted.getAsBoolean()) {
            throw new ImmediateRequeueAmqpException("Handed back: this consumer is going away");
        }
        log.warn("Queue {} waits and tries again: {}", queue, trouble.getMessage());
        Thread.sleep(PAUSE);
    }
}
