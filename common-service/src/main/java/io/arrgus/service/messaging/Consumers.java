package io.arrgus.service.messaging;

import io.arrgus.service.tracing.Told;
import io.arrgus.service.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Makes the consumers of a queue. One rule for all of them: an effect first, then the acknowledgement; trouble that
 * passes is waited for; what cannot be read, and what fails by a bug three times, is parked.
 */
public final class Consumers {

    /** Pauses until a message is handed back. A broker takes one that is held for too long from us, and counts that. */
    static final int PATIENCE = 300;

    private static final Logger log = LoggerFactory.getLogger(Consumers.class);
    private static final int TRIES = 3;
    private static final int TOLD_EVERY = 60;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ConnectionFactory connections;
    private final AmqpAdmin admin;
    private final MessageCodec codec;
    private final Parking parking;
    private final ParkedReader parkedReader;
    private final Traces traces;
    private final QueueMeters meters;
    private final List<PassingTrouble> passing;
    private final int patience;

    Consumers(
            ConnectionFactory connections,
            AmqpAdmin admin,
            MessageCodec codec,
            Parking parking,
            ParkedReader parkedReader,
            Traces traces,
            QueueMeters meters,
            List<PassingTrouble> passing,
            int patience) {
        this.connections = connections;
        this.admin = admin;
        this.codec = codec;
        this.parking = parking;
        this.parkedReader = parkedReader;
        this.traces = traces;
        this.meters = meters;
        this.passing = passing;
        this.patience = patience;
    }

    /**
     * Consumes {@code queue}, {@code count} messages at once. As a bean it starts and stops with the service; a stop waits
     * 25 s for what is in hand.
     */
    public QueueConsumer of(String queue, int count, Handler handler) {
        return consumer(queue, count, (raw, wanted) -> take(raw, queue, handler, wanted));
    }

    /** Empties the parked queue, except for what nobody was meant to take so late. */
    public QueueConsumer ofParked(ParkedHandler handler) {
        return consumer(Queues.PARKED, 1, (raw, wanted) -> {
            if (!ParkedReader.expired(raw)) {
                keep(parkedReader.read(raw), handler, wanted);
            }
        });
    }

    private QueueConsumer consumer(String queue, int count, QueueConsumer.Taking taking) {
        return new QueueConsumer(connections, admin, queue, count, meters.watching(queue, taking));
    }

    private void take(Message raw, String queue, Handler handler, BooleanSupplier wanted) throws InterruptedException {
        io.arrgus.model.message.Message message;
        try {
            message = codec.decode(raw);
        } catch (UnreadableMessage unreadable) {
            parking.park(raw, queue, "unreadable", "It cannot be read: " + unreadable.getMessage());
            return;
        }
        traces.<@Nullable Void, InterruptedException>taking(
                raw.getMessageProperties().getHeaders(), nameOf(message), span -> {
                    try (var _ = Told.of(message.connectionId(), message.run(), span)) {
                        handle(raw, message, queue, handler, wanted);
                    }
                    return null;
                });
    }

    private static String nameOf(io.arrgus.model.message.Message message) {
        return "process " + message.getClass().getSimpleName();
    }

    private void handle(
            Message raw, io.arrgus.model.message.Message message, String queue, Handler handler, BooleanSupplier wanted)
            throws InterruptedException {
        int failed = 0;
        for (int pauses = 0; ; ) {
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
                    waitForBetterTimes(queue, trouble, wanted, pauses++);
                    failed = 0;
                } else if (++failed >= TRIES) {
                    parkFailed(raw, queue, trouble);
                    return;
                }
            } catch (StackOverflowError | LinkageError | AssertionError bug) {
                // Others say that the JVM is at its end; these say that this message met a bug.
                parkFailed(raw, queue, bug);
                return;
            }
        }
    }

    private void parkFailed(Message raw, String queue, Throwable trouble) {
        log.error("A message of queue {} failed", queue, trouble);
        var what = trouble.getClass().getSimpleName();
        parking.park(raw, queue, "failed", "It failed by a bug, however often it was tried: " + what);
    }

    // There is nowhere else to put it.
    private void keep(ParkedMessage parked, ParkedHandler handler, BooleanSupplier wanted) throws InterruptedException {
        for (int pauses = 0; ; pauses++) {
            try {
                handler.on(parked);
                return;
            } catch (RuntimeException trouble) {
                if (!passes(trouble)) {
                    log.error("A parked message cannot be kept, and stays in its queue", trouble);
                }
                waitForBetterTimes(Queues.PARKED, trouble, wanted, pauses);
            }
        }
    }

    private boolean passes(RuntimeException trouble) {
        return trouble instanceof AmqpException || passing.stream().anyMatch(it -> it.passes(trouble));
    }

    private void waitForBetterTimes(String queue, RuntimeException trouble, BooleanSupplier wanted, int pauses)
            throws InterruptedException {
        if (!wanted.getAsBoolean()) {
            throw new ImmediateRequeueAmqpException("Handed back: this consumer is going away");
        }
        if (pauses >= patience) {
            throw new ImmediateRequeueAmqpException("Handed back, to be taken again");
        }
        if (pauses % TOLD_EVERY == 0) {
            log.warn("Queue {} waits and tries again: {}", queue, trouble.getMessage());
        }
        Thread.sleep(PAUSE);
    }
}
