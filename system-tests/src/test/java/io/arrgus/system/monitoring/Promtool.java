package io.arrgus.system.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.arrgus.testsupport.OwnContainers;
import java.io.IOException;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/** Prometheus' own judgement of our files, laid out as the stack mounts them. */
final class Promtool implements AutoCloseable {

    static final String IMAGE = "prom/prometheus:v3.5.0";

    private final GenericContainer<?> container = new GenericContainer<>(IMAGE)
            .withCreateContainerCmdModifier(it -> it.withEntrypoint("sleep", "600"))
            .withCopyFileToContainer(file("prometheus.yml"), "/etc/prometheus/prometheus.yml")
            .withCopyFileToContainer(file("rules"), "/etc/prometheus/rules")
            .withCopyFileToContainer(file("tests"), "/etc/prometheus/tests");

    private Promtool() {}

    /** Skips the test where there can be no container, except on the build machine: there it fails. */
    static void needed() {
        var missing = OwnContainers.whyNone(IMAGE);
        if ("true".equals(System.getenv("CI"))) {
            missing.ifPresent(why -> {
                throw new IllegalStateException("The rules must be tested, as CI is set, but " + why);
            });
        }
        assumeTrue(missing.isEmpty(), () -> "The rules were not tested: " + missing.orElseThrow());
    }

    static Promtool start() {
        var promtool = new Promtool();
        promtool.container.start();
        return promtool;
    }

    private static MountableFile file(String name) {
        return MountableFile.forHostPath(Alert.MONITORING.resolve(name));
    }

    ExecResult run(String command) throws IOException, InterruptedException {
        return container.execInContainer("sh", "-c", "cd /etc/prometheus && promtool " + command);
    }

    @Override
    public void close() {
        container.stop();
    }
}
