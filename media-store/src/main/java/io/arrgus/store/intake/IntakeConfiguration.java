package io.arrgus.store.intake;

import io.arrgus.model.message.Routes;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.service.messaging.Queues;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    private static final String FULL = "store.full";
    private static final String ITEMS = "store.items";

    @Bean
    Declarables storeQueues() {
        var full = Queues.consumed(FULL);
        var items = Queues.consumed(ITEMS);
        return new Declarables(
                full,
                items,
                bound(full, Routes.MEDIA, Routes.keyOf(RunKind.FULL)),
                bound(items, Routes.MEDIA, Routes.keyOf(RunKind.ITEMS)));
    }

    @Bean
    QueueConsumer storeFullConsumers(Consumers consumers, MediaHandler handler, IntakeProperties properties) {
        return consumers.of(FULL, properties.fullConsumers(), handler);
    }

    @Bean
    QueueConsumer storeItemsConsumers(Consumers consumers, MediaHandler handler, IntakeProperties properties) {
        return consumers.of(ITEMS, properties.itemsConsumers(), handler);
    }

    private static Binding bound(Queue queue, String exchange, String key) {
        return BindingBuilder.bind(queue).to(new DirectExchange(exchange)).with(key);
    }
}
