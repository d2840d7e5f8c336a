package io.arrgus.system.chaos;

import io.arrgus.testsupport.Link;
import io.arrgus.testsupport.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** One replica of a service, in a JVM that can die. */
final class ServiceProcess {

    /** More than a supervisor would give it. */
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(60);

    private final ServiceKind kind;
    private final String name;
    private final int port = Ports.free();
    private final int managementPort = Ports.free();
    private final List<Link> links;
    private final List<String> settings;
    private final Path logs;
    private final Timeline timeline;
    private volatile Process process;
    private volatile boolean clockIsWrong;

    ServiceProcess(
            ServiceKind kind, String name, List<Link> links, List<String> settings, Path logs, Timeline timeline) {
        this.kind = kind;
        this.name = name;
        this.links = links;
        this.settings = settings;
        this.logs = logs;
        this.timeline = timeline;
    }

    ServiceKind kind() {
        return kind;
    }

    String name() {
        return name;
    }

    /** Its ways to the broker and, if it has one, to the database. */
    List<Link> links() {
        return links;
    }

    Door door() {
        return new Door(port);
    }

    /** @param once settings for this time */
    void start(String... once) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new ArrayList<>(List.of(java, "-Xmx192m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ServiceMain.class.getName(), kind.name()));
        command.addAll(settings);
        command.addAll(List.of(once));
        command.addAll(List.of("--server.port=" + port, "--management.server.port=" + managementPort));
        try {
            clockIsWrong = false;
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(
                            Redirect.appendTo(logs.resolve(name + ".log").toFile()))
                    .start();
            timeline.note(name, "starts, process " + process.pid());
        } catch (IOException noProcess) {
            throw new UncheckedIOException(noProcess);
        }
    }

    boolean runs() {
        return process != null && process.isAlive();
    }

    boolean ready() {
        try {
            return runs()
                    && new Door(managementPort)
                            .get("/actuator/health/readiness")
                            .good();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
        timeline.note(name, "killed");
    }

    /**
     * SIGTERM.
     *
     * @return how long it took to go; one that does not is killed
     */
    Duration terminate() {
        var began = System.nanoTime();
        timeline.note(name, "is asked to go");
        // The process itself would close the input as well, and with that the service would be gone at once.
        process.toHandle().destroy();
        if (!awaitEnd()) {
            process.destroyForcibly();
            awaitEnd();
        }
        var took = Duration.ofNanos(System.nanoTime() - began);
        timeline.note(name, "went after " + took.toMillis() + " ms with " + process.exitValue());
        return took;
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void rightClock() {
        if (clockIsWrong) {
            stepClock(Duration.ZERO);
        }
    }

    /** Its clock is wrong by so much from now on. */
    void stepClock(Duration to) {
        try {
            var orders = Objects.requireNonNull(process).getOutputStream();
            orders.write((to + "\n").getBytes(StandardCharsets.UTF_8));
            orders.flush();
            clockIsWrong = !to.isZero();
            timeline.note(name, "has a clock that is wrong by " + to);
        } catch (IOException dead) {
            timeline.note(name, "is dead and has no clock");
        }
    }
}
