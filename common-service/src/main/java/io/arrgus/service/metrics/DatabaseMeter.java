package io.arrgus.service.metrics;

import com.mongodb.client.MongoClient;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows whether the database can be worked with. The driver looks after its servers anyway, so that nobody is asked for
 * this. To be imported by who has a database: a driver on the class path is none yet.
 */
public final class DatabaseMeter implements MeterBinder {

    private final MongoClient client;

    DatabaseMeter(MongoClient client) {
        this.client = client;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(
                        "arrgus.database.up",
                        client,
                        it -> it.getClusterDescription().hasWritableServer() ? 1 : 0)
                .description("1 while there is a database that takes writes")
                .register(meters);
    }
}
