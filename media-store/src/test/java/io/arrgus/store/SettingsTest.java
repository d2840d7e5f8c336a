package io.arrgus.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.store.kernel.Fuse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

class SettingsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
            .withUserConfiguration(Settings.class);

    @Test
    void theFuseIsThatOfTheGuarantee() {
        runner.run(context -> assertThat(context.getBean(FuseProperties.class).fuse())
                .isEqualTo(new Fuse(Duration.ofHours(24), 10, 5, 3)));
    }

    @Test
    void theFuseCanBeSet() {
        runner.withPropertyValues(
                        "arrgus.store.fuse.window=1h",
                        "arrgus.store.fuse.titles=20",
                        "arrgus.store.fuse.percent=7.5",
                        "arrgus.store.fuse.half-from=9")
                .run(context -> assertThat(context.getBean(FuseProperties.class).fuse())
                        .isEqualTo(new Fuse(Duration.ofHours(1), 20, 7.5, 9)));
    }

    @Test
    void aFuseOfMoreThanEverythingIsRefused() {
        runner.withPropertyValues("arrgus.store.fuse.percent=101")
                .run(context ->
                        assertThat(context).hasFailed().getFailure().rootCause().hasMessageContaining("percent"));
    }

    @Test
    void aTombstoneIsKeptForThirtyDaysOrAsLongAsIsSet() {
        runner.run(context ->
                assertThat(context.getBean(TombstoneProperties.class).keptFor()).isEqualTo(Duration.ofDays(30)));
        runner.withPropertyValues("arrgus.store.tombstones.kept-for=90d")
                .run(context -> assertThat(
                                context.getBean(TombstoneProperties.class).keptFor())
                        .isEqualTo(Duration.ofDays(90)));
    }

    @EnableConfigurationProperties({FuseProperties.class, TombstoneProperties.class})
    static class Settings {}
}
