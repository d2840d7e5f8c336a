package io.arrgus.scheduler.schedule;

import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScheduleProperties.class)
class ScheduleConfiguration {

    @Bean
    Claims scheduleClaims(ScheduleProperties properties) {
        return new Claims(properties, () -> ThreadLocalRandom.current().nextLong());
    }
}
