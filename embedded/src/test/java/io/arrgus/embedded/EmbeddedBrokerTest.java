package io.arrgus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.MessagePostProcessor;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

class EmbeddedBrokerTest {

    private EmbeddedBroker broker;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(0);
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void aConnectionHasRoomForManyChannels() throws Exception {
        try (var connection = connections().newConnection()) {
            assertThat(connection.getChannelMax()).isEqualTo(2047);
            for (int channels = 0; channels < 600; channels++) {
                assertThat(connection.createChannel()).isNotNull();
            }
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws Exception {
        var stranger = connections();
        stranger.setPassword("guest");

        assertThatThrownBy(stranger::newConnection).isInstanceOf(PossibleAuthenticationFailureException.class);
    }

    @Test
    void aTakenPortIsRefusedInPlainWords() {
        assertThatThrownBy(() -> EmbeddedBroker.start(broker.port()))
                .isInstanceOf(NotStarted.class)
                .hasMessage("Port " + broker.port() + " for the embedded broker is taken by another program");
    }

    @Test
    void aMessageLivesAsLongAsItSaysAndNoLonger() throws Exception {
        var rabbit = new RabbitTemplate(new CachingConnectionFactory(connections()));
        new EmbeddedBrokerConfiguration().expirationsForTheEmbeddedBroker().customize(rabbit);
        rabbit.execute(channel -> channel.queueDeclare("short-lived", true, false, false, null));

        rabbit.convertAndSend("", "short-lived", "lives", expiring("600000"));
        rabbit.convertAndSend("", "short-lived", "dies", expiring("1"));

        assertThat(rabbit.receiveAndConvert("short-lived", 5_000)).isEqualTo("lives");
        assertThat(rabbit.receiveAndConvert("short-lived", 100)).isNull();
    }

    private static MessagePostProcessor expiring(String after) {
        return message -> {
            message.getMessageProperties().setExpiration(after);
            return message;
        };
    }

    private ConnectionFactory connections() throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(broker.uri());
        return connections;
    }
}
