package io.arrgus.service.door;

import io.arrgus.service.messaging.PassingTrouble;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.json.JsonMapper;

/** Guards the doors of a service. One without doors of its own says {@code arrgus.doors=false}. */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnProperty(name = "arrgus.doors", matchIfMissing = true)
@EnableConfigurationProperties(DoorProperties.class)
public class DoorConfiguration {

    @Bean
    DoorKey doorKey(DoorProperties properties) {
        return DoorKey.from(properties);
    }

    @Bean
    ApiKeyFilter apiKeyFilter(DoorKey key, JsonMapper json) {
        return new ApiKeyFilter(key, json);
    }

    @Bean
    Problems problems(ObjectProvider<PassingTrouble> passing) {
        return new Problems(passing.orderedStream().toList());
    }
}
