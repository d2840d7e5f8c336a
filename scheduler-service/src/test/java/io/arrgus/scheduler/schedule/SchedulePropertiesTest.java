package io.arrgus.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.service.tracing.Traces;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SchedulePropertiesTest {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withUserConfiguration(ScheduleConfiguration.class)
            .withBean(Traces.class, () -> Traces.NONE);

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        context.run(it -> assertThat(it.getBean(ScheduleProperties.class))
                .isEqualTo(new ScheduleProperties(
                        Duration.ofSeconds(1),
                        50,
                        0.1,
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(60),
                        Duration.ofHours(1),
                        Duration.ofHours(24),
                        Stream.of(1, 5, 15, 30, 60).map(Duration::ofMinutes).toList(),
                        Duration.ofHours(1),
                        false)));
    }

    @Test
    void everythingCanBeSet() {
        context.withPropertyValues(
                        "arrgus.scheduler.tick=2s",
                        "arrgus.scheduler.per-tick=7",
                        "arrgus.scheduler.jitter=0.2",
                        "arrgus.scheduler.request-expiry=1m",
                        "arrgus.scheduler.fetching-lease=30s",
                        "arrgus.scheduler.applying-lease=2h",
                        "arrgus.scheduler.whole-read-every=12h",
                        "arrgus.scheduler.back-off=10s,2m",
                        "arrgus.scheduler.probe-every=30m",
                        "arrgus.scheduler.close-open-runs-at-start=true")
                .run(it -> assertThat(it.getBean(ScheduleProperties.class))
                        .isEqualTo(new ScheduleProperties(
                                Duration.ofSeconds(2),
                                7,
                                0.2,
                                Duration.ofMinutes(1),
                                Duration.ofSeconds(30),
                                Duration.ofHours(2),
                                Duration.ofHours(12),
                                List.of(Duration.ofSeconds(10), Duration.ofMinutes(2)),
                                Duration.ofMinutes(30),
                                true)));
    }

    @Test
    void nonsenseIsRefusedByName() {
        context.withPropertyValues("arrgus.scheduler.per-tick=0")
                .run(it -> assertThat(it.getStartupFailure()).rootCause().hasMessageContaining("perTick"));
    }
}
