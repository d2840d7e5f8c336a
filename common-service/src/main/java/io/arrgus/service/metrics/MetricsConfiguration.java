package io.arrgus.service.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Where several services stand in one application, they share all of this. */
@AutoConfiguration
@EnableConfigurationProperties(MetricsProperties.class)
public class MetricsConfiguration {

    @Bean
    static MeterFilter histograms() {
        return new Histograms();
    }

    @Bean
    ConnectionSeries connectionSeries(MetricsProperties properties, MeterRegistry meters) {
        return new ConnectionSeries(properties.connections(), meters);
    }

    @Bean
    SyncPhases syncPhases(MeterRegistry meters) {
        return new SyncPhases(meters);
    }

    @Bean
    Refreshing refreshing(ObjectProvider<Refreshed> all) {
        return new Refreshing(all.orderedStream().toList());
    }
}
