package io.arrgus.service.database;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Only where there is a database. */
@AutoConfiguration(afterName = "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration")
@ConditionalOnClass(MongoClient.class)
@ConditionalOnBean(MongoClient.class)
public class DatabaseConfiguration {

    /** The driver looks after its servers anyway: nobody is asked for this. */
    @Bean
    MeterBinder databaseMeter(MongoClient client) {
        return meters -> Gauge.builder(
                        "arrgus.database.up",
                        client,
                        it -> it.getClusterDescription().hasWritableServer() ? 1 : 0)
                .description("1 while there is a database that takes writes")
                .register(meters);
    }
}
