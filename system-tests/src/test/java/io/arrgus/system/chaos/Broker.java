package io.arrgus.system.chaos;

import com.rabbitmq.client.ConnectionFactory;
import io.arrgus.embedded.EmbeddedBroker;
import io.arrgus.testsupport.Link;
import io.arrgus.testsupport.OwnContainers;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** The broker of this run: a container that can die, or one inside this JVM that cannot. */
final class Broker implements AutoCloseable {

    private static final String IMAGE = "rabbitmq:4";
    private static final int PORT = 5672;
    private static final List<String> QUEUES =
            List.of("worker.full", "worker.items", "store.full", "store.items", "scheduler.reports", "parked");

    private final String login;
    private final Supplier<InetSocketAddress> address;
    private final @Nullable ServerContainer container;
    private final AutoCloseable server;
    private final Link own;

    private Broker(
            String login,
            Supplier<InetSocketAddress> address,
            @Nullable ServerContainer container,
            AutoCloseable server) {
        this.login = login;
        this.address = address;
        this.container = container;
        this.server = server;
        this.own = Link.to(address);
    }

    static Broker start() {
        return OwnContainers.whyNone(IMAGE).isPresent() ? embedded() : inContainer();
    }

    private static Broker inContainer() {
        var rabbit = new RabbitMQContainer(IMAGE);
        var container = ServerContainer.start(rabbit, PORT);
        var login = rabbit.getAdminUsername() + ":" + rabbit.getAdminPassword();
        return new Broker(login, container::address, container, container);
    }

    private static Broker embedded() {
        var broker = EmbeddedBroker.start(0);
        var address = new InetSocketAddress("127.0.0.1", broker.port());
        return new Broker(URI.create(broker.uri()).getUserInfo(), () -> address, null, broker);
    }

    /** Empty if it is embedded. */
    Optional<ServerContainer> container() {
        return Optional.ofNullable(container);
    }

    Link newLink() {
        return Link.to(address);
    }

    String uri(Link link) {
        return "amqp://" + login + "@127.0.0.1:" + link.port();
    }

    boolean answers() {
        try {
            depths();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    String describe() throws IOException {
        return ask(connection -> connection.getServerProperties().get("product") + " "
                + connection.getServerProperties().get("version"));
    }

    /** How many messages wait in each queue; those that somebody has in hand are not counted. */
    Map<String, Integer> depths() throws IOException {
        return ask(connection -> {
            var depths = new TreeMap<String, Integer>();
            for (var queue : QUEUES) {
                var channel = connection.createChannel();
                try {
                    depths.put(queue, channel.queueDeclarePassive(queue).getMessageCount());
                } catch (IOException notThere) {
                    // It was never declared, so nothing can be in it.
                }
            }
            return depths;
        });
    }

    /** All messages by queue, also those in hand, of a broker that can tell; empty queues are left out. */
    Map<String, Integer> messages() throws IOException {
        if (container == null) {
            return depths();
        }
        var messages = new TreeMap<String, Integer>();
        container
                .run("rabbitmqctl", "-q", "--no-table-headers", "list_queues", "name", "messages")
                .lines()
                .map(line -> line.split("\\s+"))
                .filter(line -> line.length == 2)
                .forEach(line -> messages.put(line[0], Integer.parseInt(line[1])));
        return messages;
    }

    private interface Question<T> {
        T in(com.rabbitmq.client.Connection connection) throws IOException;
    }

    private <T> T ask(Question<T> question) throws IOException {
        try {
            var connections = new ConnectionFactory();
            connections.setUri(uri(own));
            connections.setAutomaticRecoveryEnabled(false);
            connections.setConnectionTimeout(3_000);
            try (var connection = connections.newConnection("chaos")) {
                return question.in(connection);
            }
        } catch (IOException away) {
            throw away;
        } catch (Exception away) {
            throw new IOException("The broker cannot be asked", away);
        }
    }

    @Override
    public void close() throws Exception {
        own.close();
        server.close();
    }
}
