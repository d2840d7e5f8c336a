package io.arrgus.scheduler.parking;

import io.arrgus.service.messaging.Consumers;
import io.arrgus.service.messaging.QueueConsumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ParkingConfiguration {

    @Bean
    QueueConsumer schedulerParked(Consumers consumers, ParkedKeeper keeper) {
        return consumers.ofParked(keeper);
    }
}
