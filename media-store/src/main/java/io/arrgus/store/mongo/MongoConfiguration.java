package io.arrgus.store.mongo;

import io.arrgus.service.messaging.PassingTrouble;
import io.arrgus.service.metrics.DatabaseMeter;
import io.arrgus.store.kernel.MediaDatabase;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.MongoDatabaseFactory;

@Configuration(proxyBeanMethods = false)
@Import(DatabaseMeter.class)
class MongoConfiguration {

    @Bean
    StoreCollections storeCollections(MongoDatabaseFactory databases) {
        return new StoreCollections(databases.getMongoDatabase());
    }

    @Bean
    MediaDatabase storeDatabase(StoreCollections collections) {
        return new MongoMediaDatabase(collections);
    }

    @Bean
    IndexMaker storeIndexMaker(StoreCollections collections) {
        return new IndexMaker(collections);
    }

    @Bean
    PassingTrouble storeTrouble() {
        return new MongoTrouble();
    }

    /** Readiness: a store without its indexes takes no work yet. */
    @Bean
    HealthIndicator storeIndexesHealthIndicator(IndexMaker indexes) {
        return () -> indexes.made()
                ? Health.up().build()
                : Health.down().withDetail("waitsFor", "database").build();
    }
}
