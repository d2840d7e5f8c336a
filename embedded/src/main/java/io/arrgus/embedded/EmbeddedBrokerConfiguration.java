package io.arrgus.embedded;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.amqp.core.DeclarableCustomizer;
import org.springframework.amqp.core.Queue;
import org.springframework.boot.amqp.autoconfigure.RabbitTemplateCustomizer;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Lets services declare their queues for RabbitMQ and run on the embedded broker all the same. On with
 * {@code arrgus.embedded-broker=true}.
 *
 * <p>Qpid closes the connection of whoever declares a queue with an {@code x-*} argument that it does not know, so these
 * are taken off. In their place comes what makes a reject without requeue take the message off the queue, as on
 * RabbitMQ; otherwise Qpid would deliver it again at once, for ever. {@code x-dead-letter-exchange} keeps its meaning,
 * but for the routing key, which stays that of the message.
 */
@AutoConfiguration
@ConditionalOnProperty("arrgus.embedded-broker")
public class EmbeddedBrokerConfiguration {

    private static final String DEAD_LETTERS = "x-dead-letter-exchange";
    private static final Clock SYSTEM = Clock.systemUTC();

    @Bean
    DeclarableCustomizer queuesForTheEmbeddedBroker() {
        return declarable -> declarable instanceof Queue queue ? translated(queue) : declarable;
    }

    /**
     * In AMQP 0-9-1 an expiration is a number of milliseconds from now; Qpid takes it for a point in time, and everything
     * would have expired in 1970. This broker is in our JVM, so its clock is ours.
     */
    @Bean
    RabbitTemplateCustomizer expirationsForTheEmbeddedBroker() {
        return rabbit -> rabbit.addBeforePublishPostProcessors(message -> {
            var properties = message.getMessageProperties();
            var life = properties.getExpiration();
            if (life != null) {
                properties.setExpiration(Long.toString(SYSTEM.millis() + Long.parseLong(life)));
            }
            return message;
        });
    }

    /** Changes the queue itself. That is harmless to repeat, and it is: the queues are declared after each reconnect. */
    private static Queue translated(Queue queue) {
        var deadLetters = queue.getArguments().get(DEAD_LETTERS);
        List.copyOf(queue.getArguments().keySet()).stream()
                .filter(name -> name.startsWith("x-"))
                .forEach(queue::removeArgument);
        queue.addArgument("x-qpid-maximum-delivery-count", 1);
        if (deadLetters != null) {
            queue.addArgument("alternateBinding", Map.of("destination", deadLetters));
        }
        return queue;
    }
}
