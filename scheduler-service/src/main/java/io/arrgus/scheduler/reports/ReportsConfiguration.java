package io.arrgus.scheduler.reports;

import io.arrgus.model.message.Routes;
import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.QueueConsumer;
import io.arrgus.service.messaging.Queues;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.DirectExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReportsConfiguration {

    private static final String REPORTS = "scheduler.reports";
    private static final int CONSUMERS = 4;

    @Bean
    Declarables schedulerQueues() {
        var reports = Queues.consumed(REPORTS);
        return new Declarables(
                reports,
                BindingBuilder.bind(reports)
                        .to(new DirectExchange(Routes.REPORTS))
                        .with(Routes.REPORT));
    }

    @Bean
    QueueConsumer schedulerReports(Consumers consumers, ReportListener listener) {
        return consumers.of(REPORTS, CONSUMERS, listener);
    }
}
