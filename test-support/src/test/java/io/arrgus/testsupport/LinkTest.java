package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkTest {

    private ServerSocket server;
    private Link link;

    @BeforeEach
    void anEchoBehindALink() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::echo);
        link = Link.to(() -> new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
    }

    private void echo() {
        while (!server.isClosed()) {
            try {
                var caller = server.accept();
                Thread.ofVirtual().start(() -> {
                    try (caller) {
                        caller.getInputStream().transferTo(caller.getOutputStream());
                    } catch (IOException cut) {
                        // Then there is nobody to answer.
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    @AfterEach
    void close() throws IOException {
        link.close();
        server.close();
    }

    @Test
    void itLetsThrough() throws IOException {
        try (var caller = caller()) {
            assertThat(answerTo(caller, 7)).isEqualTo(7);
        }
    }

    @Test
    void cutItEndsWhatIsOpenAndRefusesWhatIsNew() throws IOException {
        try (var caller = caller()) {
            answerTo(caller, 1);

            link.cut();

            assertThatThrownBy(() -> answerTo(caller, 2)).isInstanceOf(IOException.class);
            assertThatThrownBy(this::caller).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void cutItCanBeRestoredAtOnceAndAgain() throws IOException {
        for (int times = 0; times < 100; times++) {
            link.cut();
            link.restore();
        }

        try (var caller = caller()) {
            assertThat(answerTo(caller, 3)).isEqualTo(3);
        }
    }

    @Test
    void stalledItKeepsWhatWasSentUntilItIsRestored() throws IOException {
        try (var caller = caller()) {
            answerTo(caller, 1);
            link.stall();
            caller.setSoTimeout(200);
            caller.getOutputStream().write(4);

            assertThatThrownBy(() -> caller.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            link.restore();
            caller.setSoTimeout(10_000);

            assertThat(caller.getInputStream().read()).isEqualTo(4);
        }
    }

    @Test
    void whereNobodyIsTheCallerIsCutOff() throws IOException {
        server.close();

        try (var caller = caller()) {
            assertThatThrownBy(() -> answerTo(caller, 5)).isInstanceOf(IOException.class);
        }
    }

    private Socket caller() throws IOException {
        var caller = new Socket(InetAddress.getLoopbackAddress(), link.port());
        caller.setSoTimeout(10_000);
        return caller;
    }

    private static int answerTo(Socket caller, int question) throws IOException {
        caller.getOutputStream().write(question);
        var answer = caller.getInputStream().read();
        if (answer < 0) {
            throw new IOException("The answer ended");
        }
        return answer;
    }
}
