package io.arrgus.worker.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(IntakeProperties.class)
    static class Settings {}

    @Test
    void manyRequestsAreInHandByDefault() {
        context.run(it -> assertThat(it.getBean(IntakeProperties.class)).isEqualTo(new IntakeProperties(64, 16)));
    }

    @Test
    void howManyIsAMatterOfSettings() {
        context.withPropertyValues("arrgus.worker.intake.full-consumers=4", "arrgus.worker.intake.items-consumers=2")
                .run(it -> assertThat(it.getBean(IntakeProperties.class)).isEqualTo(new IntakeProperties(4, 2)));
    }

    @Test
    void aWorkerWithoutConsumersIsRefused() {
        context.withPropertyValues("arrgus.worker.intake.full-consumers=0")
                .run(it -> assertThat(it).hasFailed());
    }
}
