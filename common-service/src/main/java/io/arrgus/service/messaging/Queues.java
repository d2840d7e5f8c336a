package io.arrgus.service.messaging;

import io.arrgus.model.message.Routes;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.QueueBuilder.Overflow;

/** The two kinds of queue that there are. What the embedded broker does not know of this, its adapter takes off. */
public final class Queues {

    static final String PARKED = "parked";

    /** The third death is one too many. Work that is handed back does not count, a channel that closes does. */
    private static final int DEATHS_FORGIVEN = 2;

    /** RabbitMQ's own limit would drop what it is reached for. */
    private static final int NO_LIMIT = -1;

    private Queues() {}

    /**
     * A queue that one of our services consumes. A message that kills its consumer again and again is parked by the broker
     * itself, which keeps it until the parked queue has it.
     */
    public static Queue consumed(String name) {
        return QueueBuilder.durable(name)
                .quorum()
                .deliveryLimit(DEATHS_FORGIVEN)
                .deadLetterExchange(Routes.PARKED)
                .deadLetterRoutingKey(Routes.PARK)
                .withArgument("x-dead-letter-strategy", "at-least-once")
                .overflow(Overflow.rejectPublish)
                .build();
    }

    /** Where everything ends that cannot be processed: nothing leaves it but by being taken. */
    static Queue parked() {
        return QueueBuilder.durable(PARKED).quorum().deliveryLimit(NO_LIMIT).build();
    }
}
