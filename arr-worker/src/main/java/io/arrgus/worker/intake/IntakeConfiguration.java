package io.arrgus.worker.intake;

import io.arrgus.model.message.Routes;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.service.messaging.Queues;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The worker's queues, and who takes from them. */
@Configuration(proxyBeanMethods = false)
class IntakeConfiguration {

    private static final String FULL = "worker.full";
    private static final String ITEMS = "worker.items";

    @Bean
    Declarables workerQueues() {
        return new Declarables(
                Queues.consumed(FULL),
                Queues.consumed(ITEMS),
                bound(FULL, Routes.SYNC, Routes.keyOf(RunKind.FULL)),
                bound(ITEMS, Routes.SYNC, Routes.keyOf(RunKind.ITEMS)));
    }

    @Bean
    QueueConsumer fullRequests(Consumers consumers, IntakeProperties properties, SyncRequestListener listener) {
        return consumers.of(FULL, properties.fullConsumers(), listener);
    }

    @Bean
    QueueConsumer itemsRequests(Consumers consumers, IntakeProperties properties, SyncRequestListener listener) {
        return consumers.of(ITEMS, properties.itemsConsumers(), listener);
    }

    private static Binding bound(String queue, String exchange, String key) {
        return new Binding(queue, Binding.DestinationType.QUEUE, exchange, key, null);
    }
}
