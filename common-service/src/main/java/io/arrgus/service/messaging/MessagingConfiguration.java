package io.arrgus.service.messaging;

import io.arrgus.model.message.Routes;
import io.arrgus.service.tracing.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.amqp.core.AmqpAdmin;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.amqp.core.ExchangeBuilder;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitAdmin;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * The exchanges of the contract, and what publishes to and consumes from them. Queues belong to their consumers, but for
 * the parked one: what a service parks must have a place, also where no scheduler ever ran.
 */
@AutoConfiguration(after = RabbitAutoConfiguration.class)
public class MessagingConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Declarables exchanges() {
        var parked = Queues.parked();
        var toParked =
                ExchangeBuilder.directExchange(Routes.PARKED).durable(true).<DirectExchange>build();
        return new Declarables(
                ExchangeBuilder.directExchange(Routes.SYNC).durable(true).build(),
                ExchangeBuilder.directExchange(Routes.MEDIA).durable(true).build(),
                ExchangeBuilder.directExchange(Routes.REPORTS).durable(true).build(),
                toParked,
                parked,
                BindingBuilder.bind(parked).to(toParked).with(Routes.PARK));
    }

    @Bean
    MessageCodec messageCodec(@Value("${spring.application.name:arrgus}") String source, Clock clock, Traces traces) {
        return new MessageCodec("/arrgus/" + source, clock, traces);
    }

    @Bean
    BrokerNews queuesHealthIndicator(
            ConnectionFactory connections, AmqpAdmin admin, MeterRegistry meters, Clock clock) {
        if (admin instanceof RabbitAdmin declaring) {
            // One queue that does not fit must not keep the others from being declared.
            declaring.setIgnoreDeclarationExceptions(true);
        }
        var news = new BrokerNews(admin, meters, clock);
        connections.addConnectionListener(news);
        return news;
    }

    @Bean
    MessagePublisher messagePublisher(RabbitTemplate rabbit, MessageCodec codec, BrokerNews news) {
        // A broker that is short of memory or disk stops to read from whoever publishes: acknowledgements go another
        // way.
        rabbit.setUsePublisherConnection(true);
        rabbit.setMandatory(true);
        // Whoever sends looks at the correlation; without a callback every return would be a warning as well.
        rabbit.setReturnsCallback(returned -> {});
        return new MessagePublisher(rabbit, codec, news);
    }

    @Bean
    Parking parking(MessagePublisher publisher, MeterRegistry meters, Clock clock) {
        return new Parking(publisher, meters, clock);
    }

    @Bean
    Consumers consumers(
            ConnectionFactory connections,
            AmqpAdmin admin,
            MessageCodec codec,
            Parking parking,
            Clock clock,
            Traces traces,
            ObjectProvider<PassingTrouble> passing) {
        return new Consumers(
                connections,
                admin,
                codec,
                parking,
                new ParkedReader(codec, clock),
                traces,
                List.copyOf(passing.orderedStream().toList()),
                Consumers.PATIENCE);
    }
}
