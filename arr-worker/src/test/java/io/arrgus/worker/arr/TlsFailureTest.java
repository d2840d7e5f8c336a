package io.arrgus.worker.arr;

import static io.arrgus.model.run.FailureKind.NEEDS_ATTENTION;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.run.Failure;
import io.arrgus.worker.Given;
import io.arrgus.worker.TestArr;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Objects;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** What is wrong with a certificate is told apart, as each wrong is mended in another way. */
class TlsFailureTest {

    private static final String PASSWORD = "changeit";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

    private static ConfigurableApplicationContext room;

    @BeforeAll
    static void trustTheTestAuthority() throws Exception {
        System.setProperty(TRUST_STORE, store("trusted").toString());
        System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
        room = ArrRoom.open(Clock.systemUTC(), "arrgus.worker.arr.status-timeout=20s", "arrgus.worker.arr.tries=1");
    }

    @AfterAll
    static void trustItNoMore() {
        System.clearProperty(TRUST_STORE);
        System.clearProperty(TRUST_STORE_PASSWORD);
        room.close();
    }

    @Test
    void aGoodCertificateIsNoTrouble() throws Exception {
        assertThat(answerOf("good")).isEqualTo(new Answer.Given<>(new SystemStatus("Radarr", "6.1.0.10400")));
    }

    @Test
    void anExpiredCertificateIsTold() throws Exception {
        assertThat(failureOf("expired").code()).isEqualTo("tls_expired");
    }

    @Test
    void aSelfSignedCertificateIsTold() throws Exception {
        assertThat(failureOf("selfmade").code()).isEqualTo("tls_untrusted");
    }

    @Test
    void aCertificateOfAnotherHostIsTold() throws Exception {
        assertThat(failureOf("elsewhere").code()).isEqualTo("tls_wrong_host");
    }

    @Test
    void httpsWhereOnlyHttpIsSpokenIsTold() throws Exception {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> refuseOne(plain));

            var answer = ask("https://127.0.0.1:" + plain.getLocalPort());

            assertThat(((Answer.Failed<?>) answer).failure().code()).isEqualTo("tls_not_spoken");
        }
    }

    /** As an HTTP server does with bytes that are no request. */
    private static void refuseOne(ServerSocket plain) {
        try (var socket = plain.accept()) {
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException clientLeft) {
            // it has seen enough
        }
    }

    private static Failure failureOf(String certificate) throws Exception {
        var failure = ((Answer.Failed<?>) answerOf(certificate)).failure();
        assertThat(failure.kind()).isEqualTo(NEEDS_ATTENTION);
        return failure;
    }

    private static Answer<SystemStatus> answerOf(String certificate) throws Exception {
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls(certificate)));
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(TestArr.RADARR.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        server.start();
        try {
            return ask("https://127.0.0.1:" + server.getAddress().getPort());
        } finally {
            server.stop(0);
        }
    }

    private static Answer<SystemStatus> ask(String url) {
        return room.getBean(ConnectionManager.class).status(Given.connection(ArrType.RADARR, url), new Lifeline());
    }

    private static SSLContext tls(String certificate) throws Exception {
        var keys = KeyStore.getInstance(store(certificate).toFile(), PASSWORD.toCharArray());
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static Path store(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(TlsFailureTest.class.getResource("/tls/" + name + ".p12"))
                .toURI());
    }
}
