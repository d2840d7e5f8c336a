package io.arrgus.store.intake;

import io.arrgus.model.message.Routes;
import io.arrgus.model.run.RunKind;
import io.arrgus.service.messaging.Consumers;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntakeProperties.class)
class IntakeConfiguration {

    private static final String FULL = "store.full";
    private static final String ITEMS = "store.items";
    private static final String PARKED = "parked";

    /** The parked queue is the scheduler's, who may never have run yet: what we park must have a place. */
    @Bean
    Declarables storeQueues() {
        var full = QueueBuilder.durable(FULL).quorum().build();
        var items = QueueBuilder.durable(ITEMS).quorum().build();
        var parked = QueueBuilder.durable(PARKED).quorum().build();
        return new Declarables(
                full,
                items,
                parked,
                bound(full, Routes.MEDIA, Routes.keyOf(RunKind.FULL)),
                bound(items, Routes.MEDIA, Routes.keyOf(RunKind.ITEMS)),
                bound(parked, Routes.PARKED, Routes.PARK));
    }

    @Bean
    SimpleMessageListenerContainer storeFullConsumers(
            Consumers consumers, MediaHandler handler, IntakeProperties properties) {
        return consumers.of(FULL, properties.fullConsumers(), handler);
    }

    @Bean
    SimpleMessageListenerContainer storeItemsConsumers(
            Consumers consumers, MediaHandler handler, IntakeProperties properties) {
        return consumers.of(ITEMS, properties.itemsConsumers(), handler);
    }

    private static Binding bound(Queue queue, String exchange, String key) {
        return BindingBuilder.bind(queue).to(new DirectExchange(exchange)).with(key);
    }
}
