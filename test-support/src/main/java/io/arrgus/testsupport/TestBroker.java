package io.arrgus.testsupport;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import io.arrgus.embedded.EmbeddedBroker;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.testcontainers.rabbitmq.RabbitMQContainer;

/** The one broker of the tests in this JVM. It is started on its first use and ends with the JVM. */
public final class TestBroker {

    private static final String IMAGE = "rabbitmq:4";
    private static final List<String> QUEUES =
            List.of("worker.full", "worker.items", "store.full", "store.items", "scheduler.reports", "parked");
    private static final FutureTask<TestBroker> THE_ONE = new FutureTask<>(TestBroker::start);

    private final String uri;
    private final Identity identity;

    private TestBroker(String uri, String where) throws Exception {
        this.uri = uri;
        try (var connection = connect(uri)) {
            identity = Identity.of(connection);
        }
        System.out.println("The broker of these tests is " + describe() + " (" + where + ")");
    }

    /** @throws IllegalStateException if there is none, or only an embedded one and that is refused */
    public static TestBroker get() {
        return Once.get(THE_ONE);
    }

    private static TestBroker start() throws Exception {
        return switch (Source.of("RABBITMQ", IMAGE, System.getenv(), () -> Docker.whyNoContainerOf(IMAGE))) {
            case Source.Named named -> new TestBroker(named.uri(), "named by the environment");
            case Source.Container container -> inContainer(container);
            case Source.Embedded embedded -> {
                var broker = EmbeddedBroker.start(0);
                Once.atTheEnd(broker::close);
                yield new TestBroker(broker.uri(), "embedded, as " + embedded.because());
            }
            case Source.Refused refused -> throw new IllegalStateException(refused.because());
        };
    }

    private static TestBroker inContainer(Source.Container source) throws Exception {
        @SuppressWarnings("resource") // until the end of the JVM
        var container = new RabbitMQContainer(source.image());
        Once.atTheEnd(container::stop);
        container.start();
        var uri = "amqp://" + container.getAdminUsername() + ":" + container.getAdminPassword() + "@"
                + container.getHost() + ":" + container.getAmqpPort();
        return new TestBroker(uri, "container of " + source.image());
    }

    /** Where it is, with user and password. */
    public String uri() {
        return uri;
    }

    /** What it says that it is. */
    public String describe() {
        return identity.product() + " " + identity.version();
    }

    boolean isQpid() {
        return identity.product().contains("Qpid");
    }

    /** Deletes all queues of Arrgus, with what is in them. */
    public void clean() {
        try (var connection = connect(uri)) {
            for (var queue : QUEUES) {
                delete(connection, queue);
            }
        } catch (Exception unreachable) {
            throw new IllegalStateException("The queues of " + describe() + " could not be deleted", unreachable);
        }
    }

    private static void delete(Connection connection, String queue) throws Exception {
        var channel = connection.createChannel();
        try {
            channel.queueDelete(queue);
            channel.close();
        } catch (IOException notThere) {
            // Qpid closes the channel for it, RabbitMQ does not mind.
        }
    }

    private static Connection connect(String uri) throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(uri);
        return connections.newConnection("arrgus tests");
    }

    private record Identity(String product, String version) {

        static Identity of(Connection connection) {
            var properties = connection.getServerProperties();
            return new Identity(String.valueOf(properties.get("product")), String.valueOf(properties.get("version")));
        }
    }
}
