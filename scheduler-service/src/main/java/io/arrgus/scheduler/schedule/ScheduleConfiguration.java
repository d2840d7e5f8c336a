package io.arrgus.scheduler.schedule;

import io.arrgus.service.tracing.Traces;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleProperties.class)
class ScheduleConfiguration {

    private static final RandomGenerator RANDOM =
            () -> ThreadLocalRandom.current().nextLong();

    @Bean
    Claims scheduleClaims(ScheduleProperties properties, Traces traces) {
        return new Claims(properties, RANDOM, traces);
    }

    @Bean
    BackOff scheduleBackOff(ScheduleProperties properties) {
        return new BackOff(properties, RANDOM);
    }
}
