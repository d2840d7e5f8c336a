package io.arrgus.system.monitoring;

import java.io.IOException;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.MountableFile;

/** Prometheus' own judgement of our files, laid out as the stack mounts them. */
final class Promtool implements AutoCloseable {

    private final GenericContainer<?> container = new GenericContainer<>(Containers.PROMETHEUS)
            .withCreateContainerCmdModifier(it -> it.withEntrypoint("sleep", "600"))
            .withCopyFileToContainer(file("prometheus.yml"), "/etc/prometheus/prometheus.yml")
            .withCopyFileToContainer(file("rules"), "/etc/prometheus/rules")
            .withCopyFileToContainer(file("tests"), "/etc/prometheus/tests");

    private Promtool() {}

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
