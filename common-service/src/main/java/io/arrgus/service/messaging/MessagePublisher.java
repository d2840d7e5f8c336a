package io.arrgus.service.messaging;

import io.arrgus.model.message.Message;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.CorrelationData;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes with confirm. A message counts as sent when the broker says that it holds it and that it had a queue for
 * it: RabbitMQ returns what it cannot route and then confirms it, Qpid refuses it, so both are looked at.
 */
public final class MessagePublisher {

    /** How long a broker may take to confirm. One that blocks publishers for lack of memory or disk takes longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RabbitTemplate rabbit;
    private final MessageCodec codec;

    MessagePublisher(RabbitTemplate rabbit, MessageCodec codec) {
        this.rabbit = rabbit;
        this.codec = codec;
    }

    /**
     * Sends, and waits until the broker has it.
     *
     * @throws NotPublished if it may not have arrived
     */
    public void send(String exchange, String key, Message message) {
        await(begin(exchange, key, message));
    }

    /**
     * As {@link #send(String, String, Message)}; the broker drops the message when nobody took it for so long.
     *
     * @throws NotPublished if it may not have arrived
     */
    public void send(String exchange, String key, Message message, Duration expiration) {
        var encoded = codec.encode(message);
        encoded.getMessageProperties().setExpiration(Long.toString(expiration.toMillis()));
        await(publish(exchange, key, encoded));
    }

    /** Sends without waiting. The future ends with {@link NotPublished} if the message may not have arrived. */
    public CompletableFuture<Void> begin(String exchange, String key, Message message) {
        return publish(exchange, key, codec.encode(message));
    }

    void sendRaw(String exchange, String key, org.springframework.amqp.core.Message message) {
        await(publish(exchange, key, message));
    }

    private CompletableFuture<Void> publish(
            String exchange, String key, org.springframework.amqp.core.Message message) {
        var correlation = new CorrelationData();
        try {
            rabbit.send(exchange, key, message, correlation);
        } catch (AmqpException brokerIsAway) {
            return CompletableFuture.failedFuture(
                    new NotPublished("The broker cannot be reached to publish to " + exchange, brokerIsAway));
        }
        return correlation
                .getFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((confirm, trouble) -> {
                    if (trouble != null) {
                        throw new NotPublished("The broker did not confirm a message to " + exchange, trouble);
                    }
                    if (!confirm.ack() || correlation.getReturned() != null) {
                        throw NotPublished.noQueueFor("No queue takes what is published to " + exchange + " with key "
                                + key + ": its consumer has never run against this broker");
                    }
                    return null;
                });
    }

    private static void await(CompletableFuture<Void> sent) {
        try {
            sent.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof NotPublished known
                    ? known
                    : new NotPublished("The broker did not take a message", failed);
        }
    }
}
