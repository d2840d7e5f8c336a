package io.arrgus.scheduler;

import static org.awaitility.Awaitility.await;

import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.Routes;
import io.arrgus.model.message.SyncRequest;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.MessagePublisher;
import io.arrgus.service.messaging.QueueConsumer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.QueueBuilder;

/** Workers and stores, as far as the scheduler hears and sees them. */
final class FarSide implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private final List<Message> received = new CopyOnWriteArrayList<>();
    private final MessagePublisher publisher;
    private final List<QueueConsumer> containers;

    FarSide(RunningScheduler scheduler) {
        publisher = scheduler.bean(MessagePublisher.class);
        var admin = scheduler.bean(AmqpAdmin.class);
        declare(admin, Routes.SYNC, "worker.full", RunKind.FULL);
        declare(admin, Routes.SYNC, "worker.items", RunKind.ITEMS);
        declare(admin, Routes.MEDIA, "store.items", RunKind.ITEMS);
        var consumers = scheduler.bean(Consumers.class);
        containers = List.of("worker.full", "worker.items", "store.items").stream()
                .map(queue -> consumers.of(queue, 1, (message, wanted) -> received.add(message)))
                .toList();
        containers.forEach(QueueConsumer::start);
    }

    private static void declare(AmqpAdmin admin, String exchange, String name, RunKind kind) {
        var queue = QueueBuilder.durable(name).build();
        admin.declareQueue(queue);
        admin.declareBinding(
                BindingBuilder.bind(queue).to(new DirectExchange(exchange)).with(Routes.keyOf(kind)));
    }

    void reports(Message report) {
        publisher.send(Routes.REPORTS, Routes.REPORT, report);
    }

    List<SyncRequest> requests() {
        return received.stream()
                .filter(SyncRequest.class::isInstance)
                .map(SyncRequest.class::cast)
                .toList();
    }

    List<ConnectionClosed> closings() {
        return received.stream()
                .filter(ConnectionClosed.class::isInstance)
                .map(ConnectionClosed.class::cast)
                .toList();
    }

    /** The request with this number, counted from 1, as soon as it comes. */
    SyncRequest request(int number) {
        await().atMost(PATIENCE).until(() -> requests().size() >= number);
        return requests().get(number - 1);
    }

    @Override
    public void close() {
        containers.forEach(QueueConsumer::stop);
    }
}
