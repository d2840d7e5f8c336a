package io.arrgus.service.messaging;

import io.arrgus.model.message.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;

/**
 * Keeps what cannot be processed: an explicit publish with confirm to the one parked queue, as the broker's own dead
 * lettering is not to be had everywhere. Never silent: an ERROR line and a counter.
 */
public final class Parking {

    /** Why it was parked, in a fixed word. */
    public static final String CODE = "arrgus-parked-code";
    /** Why it was parked, for a person. */
    public static final String REASON = "arrgus-parked-reason";
    /** The queue from which it was taken. */
    public static final String QUEUE = "arrgus-parked-queue";
    /** When, as an ISO instant. */
    public static final String AT = "arrgus-parked-at";
    /** The exchange to which it was published. */
    public static final String EXCHANGE = "arrgus-parked-exchange";
    /** The routing key with which it was published. */
    public static final String KEY = "arrgus-parked-key";
    /** How often a person had it put back into its queue. */
    public static final String REDRIVES = "arrgus-redrives";

    private static final String PREFIX = "arrgus-parked-";

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final MessagePublisher publisher;
    private final MeterRegistry meters;
    private final Clock clock;

    Parking(MessagePublisher publisher, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    static boolean isOurs(String header) {
        return header.startsWith(PREFIX) || header.equals(REDRIVES);
    }

    /**
     * Puts a parked message back into its queue, and only there: other queues that take the same exchange and key had it
     * already. Should it fail again, it is parked again, and counts one redrive more.
     *
     * @throws NotPublished if it may not have arrived
     */
    public void redrive(String queue, int redrives, Envelope envelope, Body body) {
        var properties = envelope.toProperties();
        properties.setHeader(REDRIVES, redrives + 1);
        publisher.sendRaw(
                "",
                queue,
                MessageBuilder.withBody(body.bytes()).andProperties(properties).build());
    }

    /**
     * Parks {@code message}; it may be acknowledged afterwards.
     *
     * @param why a short fixed word, such as {@code unreadable}
     * @param reason a sentence without secrets
     * @throws NotPublished if it could not be parked: it must not be acknowledged
     */
    void park(Message message, String queue, String why, String reason) {
        var properties = message.getMessageProperties();
        var parked = MessageBuilder.withBody(message.getBody())
                .copyProperties(properties)
                .setHeader(CODE, why)
                .setHeader(REASON, reason)
                .setHeader(QUEUE, queue)
                .setHeader(AT, clock.instant().toString())
                .setHeader(EXCHANGE, Objects.requireNonNullElse(properties.getReceivedExchange(), ""))
                .setHeader(KEY, Objects.requireNonNullElse(properties.getReceivedRoutingKey(), ""))
                .build();
        // What is parked stays until a person decides, also if the message itself had a time to live.
        parked.getMessageProperties().setExpiration(null);
        publisher.sendRaw(Routes.PARKED, Routes.PARK, parked);
        tell(queue, why, reason);
    }

    /** The broker parked a message, and says nothing about it itself. */
    public void noticed(ParkedMessage parked) {
        tell(parked.queue(), parked.reason(), parked.detail());
    }

    private void tell(String queue, String why, String reason) {
        meters.counter("arrgus.messages.parked", "queue", queue, "reason", why).increment();
        log.error("Parked a message of queue {}: {}", queue, reason);
    }
}
