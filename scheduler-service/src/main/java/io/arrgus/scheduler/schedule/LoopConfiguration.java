package io.arrgus.scheduler.schedule;

import io.arrgus.service.messaging.PassingTrouble;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LoopConfiguration {

    @Bean
    ScheduleLoop scheduleLoop(Round round, Claims claims, List<PassingTrouble> passing, ScheduleProperties properties) {
        return new ScheduleLoop(round::go, claims, passing, properties);
    }
}
