package io.arrgus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Broker;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.SystemConfig;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * A message broker in this JVM (Apache Qpid Broker-J), reached by AMQP 0-9-1 on the loopback address. It keeps messages
 * in memory: they end with it. What it does otherwise than RabbitMQ, as far as it matters here: it knows no {@code x-*}
 * arguments of queues (see {@link EmbeddedBrokerConfiguration}), and refuses a mandatory message that no queue takes
 * with a nack, and then returns it.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final String USER = "arrgus";
    private static final int CHANNELS_PER_CONNECTION = 2047;

    private final SystemLauncher launcher;
    private final Path folder;
    private final int port;
    private final String password;

    private EmbeddedBroker(SystemLauncher launcher, Path folder, int port, String password) {
        this.launcher = launcher;
        this.folder = folder;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts a broker.
     *
     * @param port where it listens; 0 is any free port
     * @throws NotStarted if the port is taken
     */
    public static EmbeddedBroker start(int port) {
        refuseTaken(port);
        Quiet.please();
        var startup = new Startup();
        var launcher = new SystemLauncher(startup);
        var password = randomPassword();
        var folder = temporaryFolder();
        try {
            launcher.startup(settings(folder, configuration(port, password)));
            return new EmbeddedBroker(launcher, folder, startup.port(), password);
        } catch (Exception failed) {
            launcher.shutdown();
            deleteAll(folder);
            throw failed instanceof NotStarted known
                    ? known
                    : new NotStarted("The embedded broker did not start: " + failed.getMessage(), failed);
        }
    }

    public int port() {
        return port;
    }

    /** Where it is, with the user and the password that it takes. The password is another one for each start. */
    public String uri() {
        return "amqp://" + USER + ":" + password + "@127.0.0.1:" + port;
    }

    @Override
    public void close() {
        launcher.shutdown();
        deleteAll(folder);
    }

    /** Qpid would print a stack trace and go on without the port. */
    private static void refuseTaken(int port) {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new NotStarted("Port " + port + " for the embedded broker is taken by another program", taken);
        }
    }

    /** Files, because inside a Spring Boot jar Qpid cannot read the resources that it would take otherwise. */
    private static Map<String, Object> settings(Path folder, String configuration) throws IOException {
        var initial = Files.writeString(folder.resolve("broker.json"), configuration);
        var properties = Files.writeString(folder.resolve("broker.properties"), "qpid.broker_status_updates=false\n");
        return Map.of(
                SystemConfig.TYPE, "Memory",
                SystemConfig.INITIAL_CONFIGURATION_LOCATION, initial.toUri().toString(),
                SystemConfig.INITIAL_SYSTEM_PROPERTIES_LOCATION,
                        properties.toUri().toString(),
                SystemConfig.STARTUP_LOGGED_TO_SYSTEM_OUT, false,
                SystemConfig.CONTEXT, Map.of(SystemConfig.QPID_WORK_DIR, folder.toString()));
    }

    private static String configuration(int port, String password) {
        return """
                {
                  "name": "arrgus",
                  "modelVersion": "9.1",
                  "preferenceStoreAttributes": "{\\"type\\": \\"Noop\\"}",
                  "authenticationproviders": [{
                    "name": "users", "type": "Plain", "secureOnlyMechanisms": [],
                    "users": [{"name": "%s", "type": "managed", "password": "%s"}]
                  }],
                  "ports": [{
                    "name": "amqp", "type": "AMQP", "bindingAddress": "127.0.0.1", "port": "%d",
                    "protocols": ["AMQP_0_9_1"], "authenticationProvider": "users",
                    "context": {"qpid.port.sessionCountLimit": "%d"},
                    "virtualhostaliases": [{"name": "default", "type": "defaultAlias"}]
                  }],
                  "virtualhostnodes": [{
                    "name": "default", "type": "Memory", "defaultVirtualHostNode": "true",
                    "virtualHostInitialConfiguration": "{\\"type\\": \\"Memory\\"}"
                  }]
                }
                """.formatted(USER, password, port, CHANNELS_PER_CONNECTION);
    }

    private static String randomPassword() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static Path temporaryFolder() {
        try {
            // Only its owner can read it: the file with the password lies there.
            return Files.createTempDirectory("arrgus-broker-");
        } catch (IOException noRoom) {
            throw new UncheckedIOException("The folder for temporary files cannot be written to", noRoom);
        }
    }

    private static void deleteAll(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException stays) {
            // a few hundred bytes in the folder for temporary files
        }
    }

    /** Hears of the port that was chosen, and of failures, which the launcher does not throw. */
    private static final class Startup extends DefaultSystemLauncherListener {

        private final AtomicReference<@Nullable SystemConfig<?>> system = new AtomicReference<>();
        private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

        @Override
        public void onContainerResolve(SystemConfig<?> systemConfig) {
            system.set(systemConfig);
        }

        @Override
        public void errorOnStartup(RuntimeException e) {
            failure.set(e);
        }

        int port() {
            var failed = failure.get();
            if (failed != null) {
                throw failed;
            }
            var resolved = system.get();
            if (resolved != null && resolved.getContainer() instanceof Broker<?> broker) {
                for (Port<?> port : broker.getChildren(Port.class)) {
                    if (port.getBoundPort() > 0) {
                        return port.getBoundPort();
                    }
                }
            }
            throw new NotStarted("The embedded broker did not get a port", null);
        }
    }
}
