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

    /** Why it was parked, for a person. */
    public static final String REASON = "arrgus-parked-reason";
    /** The queue from which it was taken. */
    public static final String QUEUE = "arrgus-parked-queue";
    /** When, as an ISO instant. */
    public static final String AT = "arrgus-parked-at";
    /** The exchange to which it was published first: where a redrive sends it. */
    public static final String EXCHANGE = "arrgus-parked-exchange";
    /** The routing key with which it was published first. */
    public static final String KEY = "arrgus-parked-key";

    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final MessagePublisher publisher;
    private final MeterRegistry meters;
    private final Clock clock;

    Parking(MessagePublisher publisher, MeterRegistry meters, Clock clock) {
        this.publisher = publisher;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Parks {@code message}; it may be acknowledged afterwards.
     *
     * @param why a short fixed word for the metric, such as {@code unreadable}
     * @param reason a sentence without secrets
     * @throws NotPublished if it could not be parked: it must not be acknowledged
     */
    void park(Message message, String queue, String why, String reason) {
        var properties = message.getMessageProperties();
        var parked = MessageBuilder.withBody(message.getBody())
                .copyProperties(properties)
                .setHeader(REASON, reason)
                .setHeader(QUEUE, queue)
                .setHeader(AT, clock.instant().toString())
                .setHeader(EXCHANGE, Objects.requireNonNullElse(properties.getReceivedExchange(), ""))
                .setHeader(KEY, Objects.requireNonNullElse(properties.getReceivedRoutingKey(), ""))
                .build();
        // What is parked stays until a person decides, also if the message itself had a time to live.
        parked.getMessageProperties().setExpiration(null);
        publisher.sendRaw(Routes.PARKED, Routes.PARK, parked);
        meters.counter("arrgus.messages.parked", "queue", queue, "reason", why).increment();
        log.error("Parked a message of queue {}: {}", queue, reason);
    }
}
