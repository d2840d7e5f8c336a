package io.arrgus.worker.arr;

import io.arrgus.service.sealing.KeySealer;
import io.arrgus.service.tracing.Traces;
import io.arrgus.worker.Given;
import io.github.resilience4j.springboot.bulkhead.autoconfigure.BulkheadAutoConfiguration;
import io.github.resilience4j.springboot.circuitbreaker.autoconfigure.CircuitBreakerAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/** The room alone, with the settings that are shipped, but little patience and short pauses. */
public final class ArrRoom {

    private static final List<String> LITTLE_PATIENCE = List.of(
            "arrgus.worker.arr.connect-timeout=1s",
            "arrgus.worker.arr.status-timeout=400ms",
            "arrgus.worker.arr.item-timeout=400ms",
            "arrgus.worker.arr.library-timeout=400ms",
            "arrgus.worker.arr.idle-timeout=400ms",
            "arrgus.worker.arr.first-pause=1ms",
            "arrgus.worker.arr.longest-pause=5ms");

    private ArrRoom() {}

    public static ConfigurableApplicationContext open(Clock clock, String... settings) {
        return new SpringApplicationBuilder(Room.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("spring.config.name=worker")
                .initializers(context -> context.getBeanFactory().registerSingleton("clock", clock))
                .run(arguments(settings));
    }

    private static String[] arguments(String... settings) {
        var all = new LinkedHashMap<String, String>();
        Stream.concat(LITTLE_PATIENCE.stream(), Stream.of(settings)).forEach(setting -> {
            var at = setting.indexOf('=');
            all.put(setting.substring(0, at), setting.substring(at + 1));
        });
        return all.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** No configuration by annotation: the worker's own scan would find it. */
    @ComponentScan("io.arrgus.worker.arr")
    @EnableConfigurationProperties(ArrProperties.class)
    @ImportAutoConfiguration({CircuitBreakerAutoConfiguration.class, BulkheadAutoConfiguration.class})
    static class Room {

        @Bean
        Traces traces() {
            return Traces.NONE;
        }

        @Bean
        KeySealer keySealer() {
            return Given.sealer();
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }
}
