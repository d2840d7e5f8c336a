package io.arrgus.store.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class IntakeSettingsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void aStoreWorksOnSeveralMessagesAtOnce() {
        runner.run(context -> assertThat(context.getBean(IntakeProperties.class))
                .isEqualTo(new IntakeProperties(4, 2, Duration.ofMinutes(1))));
    }

    @Test
    void itCanBeSet() {
        runner.withPropertyValues(
                        "arrgus.store.intake.full-consumers=8",
                        "arrgus.store.intake.items-consumers=3",
                        "arrgus.store.intake.sweep-every=5s")
                .run(context -> assertThat(context.getBean(IntakeProperties.class))
                        .isEqualTo(new IntakeProperties(8, 3, Duration.ofSeconds(5))));
    }

    @Test
    void aStoreWithoutConsumersIsRefused() {
        runner.withPropertyValues("arrgus.store.intake.full-consumers=0")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("fullConsumers"));
    }

    @EnableConfigurationProperties(IntakeProperties.class)
    static class Settings {}
}
