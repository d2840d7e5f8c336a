package io.arrgus.worker.arr;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(ArrProperties.class)
    static class Settings {}

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        context.run(it -> assertThat(it.getBean(ArrProperties.class))
                .isEqualTo(new ArrProperties(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(30),
                        DataSize.ofGigabytes(2),
                        250_000,
                        4,
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(10))));
    }

    @Test
    void everySettingCanBeChanged() {
        context.withPropertyValues(
                        "arrgus.worker.arr.connect-timeout=1s",
                        "arrgus.worker.arr.status-timeout=2s",
                        "arrgus.worker.arr.item-timeout=3s",
                        "arrgus.worker.arr.library-timeout=4s",
                        "arrgus.worker.arr.idle-timeout=5s",
                        "arrgus.worker.arr.max-list-size=1MB",
                        "arrgus.worker.arr.max-items=6",
                        "arrgus.worker.arr.tries=7",
                        "arrgus.worker.arr.first-pause=8ms",
                        "arrgus.worker.arr.longest-pause=9ms",
                        "arrgus.worker.arr.retry-for=10s",
                        "arrgus.worker.arr.retry-library-for=11s")
                .run(it -> assertThat(it.getBean(ArrProperties.class))
                        .isEqualTo(new ArrProperties(
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(3),
                                Duration.ofSeconds(4),
                                Duration.ofSeconds(5),
                                DataSize.ofMegabytes(1),
                                6,
                                7,
                                Duration.ofMillis(8),
                                Duration.ofMillis(9),
                                Duration.ofSeconds(10),
                                Duration.ofSeconds(11))));
    }
}
