package io.arrgus.system.chaos;

import com.github.dockerjava.api.model.ExposedPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.testcontainers.containers.GenericContainer;

/** A server in a container that belongs to this run alone. */
final class ServerContainer implements AutoCloseable {

    private final GenericContainer<?> container;
    private final int port;
    private volatile InetSocketAddress address;

    private ServerContainer(GenericContainer<?> container, int port) {
        this.container = container;
        this.port = port;
    }

    static ServerContainer start(GenericContainer<?> container, int port) {
        var server = new ServerContainer(container, port);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(container::stop));
        container.start();
        server.findAddress();
        return server;
    }

    InetSocketAddress address() {
        return address;
    }

    /** What was written down stays, as after a power failure. */
    void kill() {
        container.getDockerClient().killContainerCmd(container.getContainerId()).exec();
    }

    void startAgain() {
        container
                .getDockerClient()
                .startContainerCmd(container.getContainerId())
                .exec();
        findAddress();
    }

    void pause() {
        container
                .getDockerClient()
                .pauseContainerCmd(container.getContainerId())
                .exec();
    }

    void unpause() {
        container
                .getDockerClient()
                .unpauseContainerCmd(container.getContainerId())
                .exec();
    }

    /** Docker gives another port for each start. */
    private void findAddress() {
        var bindings = container
                .getDockerClient()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getNetworkSettings()
                .getPorts()
                .getBindings()
                .get(ExposedPort.tcp(port));
        address = new InetSocketAddress("127.0.0.1", Integer.parseInt(bindings[0].getHostPortSpec()));
    }

    String run(String... command) {
        try {
            var result = container.execInContainer(command);
            if (result.getExitCode() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + result.getStderr());
            }
            return result.getStdout();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
