package io.arrgus.worker.intake;

import io.arrgus.model.message.Routes;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.Consumers;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
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
                durable(FULL),
                durable(ITEMS),
                bound(FULL, Routes.SYNC, Routes.keyOf(RunKind.FULL)),
                bound(ITEMS, Routes.SYNC, Routes.keyOf(RunKind.ITEMS)));
    }

    @Bean
    SimpleMessageListenerContainer fullRequests(
            Consumers consumers, IntakeProperties properties, SyncRequestListener listener) {
        return consumers.of(FULL, properties.fullConsumers(), listener);
    }

    @Bean
    SimpleMessageListenerContainer itemsRequests(
            Consumers consumers, IntakeProperties properties, SyncRequestListener listener) {
        return consumers.of(ITEMS, properties.itemsConsumers(), listener);
    }

    private static Queue durable(String name) {
        return QueueBuilder.durable(name).quorum().build();
    }

    private static Binding bound(String queue, String exchange, String key) {
        return new Binding(queue, Binding.DestinationType.QUEUE, exchange, key, null);
    }
}
