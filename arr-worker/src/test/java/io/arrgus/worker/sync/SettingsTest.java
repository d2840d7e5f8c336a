package io.arrgus.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    private final ApplicationContextRunner context =
            new ApplicationContextRunner().withUserConfiguration(Settings.class);

    @EnableConfigurationProperties(SyncProperties.class)
    static class Settings {}

    @Test
    void theDefaultsAreThoseOfTheDesign() {
        context.run(it -> assertThat(it.getBean(SyncProperties.class))
                .isEqualTo(new SyncProperties(
                        null,
                        Duration.ofSeconds(15),
                        Duration.ofMinutes(20),
                        DataSize.ofKilobytes(128),
                        DataSize.ofMegabytes(8),
                        0)));
    }

    @Test
    void everySettingCanBeChanged() {
        context.withPropertyValues(
                        "arrgus.worker.sync.spool-directory=/spool",
                        "arrgus.worker.sync.progress-every=1s",
                        "arrgus.worker.sync.longest=5m",
                        "arrgus.worker.sync.batch-size=64KB",
                        "arrgus.worker.sync.bytes-in-flight=1MB",
                        "arrgus.worker.sync.at-work=3")
                .run(it -> assertThat(it.getBean(SyncProperties.class))
                        .isEqualTo(new SyncProperties(
                                Path.of("/spool"),
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(5),
                                DataSize.ofKilobytes(64),
                                DataSize.ofMegabytes(1),
                                3)));
    }

    @Test
    void librariesAreSpooledInTheTemporaryFolderOfTheSystem() {
        context.run(it -> assertThat(it.getBean(SyncProperties.class).spool())
                .isEqualTo(Path.of(System.getProperty("java.io.tmpdir"), "arrgus-spool")));
    }

    @Test
    void withoutAWordTheCoresDecideHowManyWork() {
        context.run(it -> assertThat(it.getBean(SyncProperties.class).permits())
                .isEqualTo(2 * Runtime.getRuntime().availableProcessors()));
    }
}
