package io.arrgus.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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

    private ConnectionFactory connections() throws Exception {
        var connections = new ConnectionFactory();
        connections.setUri(broker.uri());
        return connections;
    }
}
