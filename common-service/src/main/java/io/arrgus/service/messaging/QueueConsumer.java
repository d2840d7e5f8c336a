package io.arrgus.service.messaging;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.ImmediateRequeueAmqpException;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitUtils;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;

/**
 * Takes messages from one queue over one channel, each on a virtual thread of its own. One channel, because a broker counts
 * the deaths of a message by channels: when a connection with many of them breaks, it hands the message from one that is
 * closing to the next that is about to, and a single death would count as many.
 *
 * <p>It waits for a broker that is away, and begins anew when its channel closes. A stop takes nothing more, and waits for
 * what is in hand.
 */
public final class QueueConsumer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(QueueConsumer.class);
    private static final Duration DRAIN = Duration.ofSeconds(25);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final int NOT_FOUND = 404;

    private final ConnectionFactory connections;
    private final AmqpAdmin admin;
    private final String queue;
    private final int count;
    private final Taking taking;
    private final DefaultMessagePropertiesConverter converter = new DefaultMessagePropertiesConverter();
    private volatile boolean running;
    private @Nullable Thread loop;
    private volatile @Nullable Session session;
    private @Nullable String told;

    /** @param count how many messages are in hand at once */
    QueueConsumer(ConnectionFactory connections, AmqpAdmin admin, String queue, int count, Taking taking) {
        this.connections = connections;
        this.admin = admin;
        this.queue = queue;
        this.count = count;
        this.taking = taking;
    }

    /** What is done with a message as the broker delivers it. When it returns, the message is acknowledged. */
    @FunctionalInterface
    interface Taking {
        /** @throws ImmediateRequeueAmqpException to hand it back, which does not count as a death */
        void take(Message raw, BooleanSupplier wanted) throws InterruptedException;
    }

    @Override
    public synchronized void start() {
        if (!running) {
            running = true;
            loop = Thread.ofVirtual().name(queue).start(this::consumeAlways);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether it has the queue in its hands now. */
    public boolean isConsuming() {
        var current = session;
        return current != null && current.getChannel().isOpen();
    }

    /** All stop at the same time, not one after the other. */
    @Override
    public void stop(Runnable callback) {
        Thread.ofVirtual().name(queue + "-stop").start(() -> {
            stop();
            callback.run();
        });
    }

    @Override
    public synchronized void stop() {
        var thread = loop;
        if (thread == null) {
            return;
        }
        loop = null;
        running = false;
        var current = session;
        if (current != null) {
            current.drain();
        }
        thread.interrupt();
    }

    private void consumeAlways() {
        try {
            while (isRunning()) {
                consumeUntilCut();
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeUntilCut() throws InterruptedException {
        try {
            var channel = connections.createConnection().createChannel(false);
            try {
                var begun = new Session(channel);
                channel.basicQos(count);
                session = begun;
                channel.basicConsume(queue, false, begun);
                told = null;
                begun.cut.await();
            } finally {
                session = null;
                RabbitUtils.setPhysicalCloseRequired(channel, true);
                RabbitUtils.closeChannel(channel);
            }
        } catch (IOException | AmqpException | ShutdownSignalException trouble) {
            cannotConsume(trouble);
        }
    }

    // That the broker is away, others tell. A queue that somebody deleted is made anew.
    private void cannotConsume(Exception trouble) {
        var cause = NestedExceptionUtils.getMostSpecificCause(trouble);
        if (trouble instanceof AmqpConnectException || !isRunning()) {
            return;
        }
        if (cause instanceof ShutdownSignalException signal
                && signal.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == NOT_FOUND) {
            declareAgain();
        }
        var why = String.valueOf(cause.getMessage());
        if (!why.equals(told)) {
            told = why;
            log.warn("Queue {} cannot be consumed just now: {}", queue, why);
        }
    }

    private void declareAgain() {
        try {
            admin.initialize();
        } catch (AmqpException brokerIsAwayAgain) {
            log.debug("The queues could not be declared", brokerIsAwayAgain);
        }
    }

    /** As long as one channel lives. */
    private final class Session extends DefaultConsumer {

        private final CountDownLatch cut = new CountDownLatch(1);
        private final CountDownLatch cancelled = new CountDownLatch(1);
        /** One party for each message in hand, and one for us. */
        private final Phaser inHand = new Phaser(1);

        private Session(Channel channel) {
            super(channel);
        }

        @Override
        public void handleDelivery(
                String tag, com.rabbitmq.client.Envelope envelope, AMQP.BasicProperties properties, byte[] body) {
            inHand.register();
            Thread.ofVirtual().name(queue + "-" + envelope.getDeliveryTag()).start(() -> {
                try {
                    var message = new Message(
                            body, converter.toMessageProperties(properties, envelope, StandardCharsets.UTF_8.name()));
                    handle(message, envelope.getDeliveryTag());
                } finally {
                    inHand.arriveAndDeregister();
                }
            });
        }

        private boolean wanted() {
            return isRunning() && getChannel().isOpen();
        }

        private void handle(Message message, long tag) {
            try {
                if (!wanted()) {
                    answer(() -> getChannel().basicNack(tag, false, true));
                    return;
                }
                taking.take(message, this::wanted);
                answer(() -> getChannel().basicAck(tag, false));
            } catch (ImmediateRequeueAmqpException handedBack) {
                answer(() -> getChannel().basicNack(tag, false, true));
            } catch (InterruptedException stopped) {
                answer(() -> getChannel().basicNack(tag, false, true));
                Thread.currentThread().interrupt();
            } catch (RuntimeException trouble) {
                log.warn("A message of queue {} goes back to it: {}", queue, trouble.getMessage());
                pause();
                answer(() -> getChannel().basicNack(tag, false, true));
            } catch (Error death) {
                log.error("A consumer of queue {} died on a message", queue, death);
                // Unlike a nack, this counts as a death.
                answer(() -> getChannel().basicReject(tag, true));
                throw death;
            }
        }

        /** What is said to a channel that closed meanwhile is lost, and somebody else gets the message. */
        private void answer(Answer answer) {
            try {
                answer.give();
            } catch (IOException | AmqpException | ShutdownSignalException | IllegalStateException closed) {
                log.debug("The channel of queue {} closed before its message was answered", queue, closed);
            }
        }

        @Override
        public void handleCancelOk(String tag) {
            cancelled.countDown();
        }

        @Override
        public void handleCancel(String tag) {
            cut.countDown();
        }

        @Override
        public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            cancelled.countDown();
            cut.countDown();
        }

        /** Takes nothing more, and waits for what is in hand. */
        private void drain() {
            try {
                answer(() -> getChannel().basicCancel(getConsumerTag()));
                var deadline = DRAIN.toSeconds();
                if (!cancelled.await(deadline, TimeUnit.SECONDS)) {
                    log.warn("Queue {} could not be given up in time", queue);
                }
                inHand.awaitAdvanceInterruptibly(inHand.arrive(), deadline, TimeUnit.SECONDS);
            } catch (TimeoutException slow) {
                log.warn("What was in hand of queue {} did not come to an end in time", queue);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
            cut.countDown();
        }

        private static void pause() {
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @FunctionalInterface
    private interface Answer {
        void give() throws IOException;
    }
}
