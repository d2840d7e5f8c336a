package io.arrgus.system.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsServer;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.ArrgusStack.Service;
import io.arrgus.testsupport.Ports;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever an Arr or a proxy does: it is told apart, the Arr is not called more often than is good for it, nothing is
 * removed, the others do not wait, and all is well again afterwards. {@code docs/faults.md} is this table.
 */
class FaultTableTest {

    private static final Path DOCUMENT = Path.of("../docs/faults.md");
    private static final int AT_ONCE = 8;

    @TempDir
    private static Path folder;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();
    private static final Map<String, Future<Told>> TOLD = new ConcurrentHashMap<>();
    private static List<Row> rows = List.of();

    @BeforeAll
    static void letEverythingGoWrong() throws Exception {
        var certificates = Certificates.in(folder)
                .signed("expired", "ip:127.0.0.1", "-startdate", "-10d", "-validity", "5")
                .signed("elsewhere", "dns:elsewhere.example")
                .selfSigned("selfmade", "ip:127.0.0.1");
        var arrgus = ArrgusStack.empty()
                .with("arrgus.worker.arr.connect-timeout", "1s")
                .with("arrgus.worker.arr.status-timeout", "1s")
                .with("arrgus.worker.arr.library-timeout", "4s")
                .with("arrgus.worker.arr.idle-timeout", "2s")
                .with("arrgus.worker.arr.first-pause", "20ms")
                .with("arrgus.worker.arr.longest-pause", "100ms")
                .with("arrgus.worker.arr.max-list-size", "128MB")
                .with("arrgus.worker.arr.max-items", "2000")
                .with("arrgus.worker.sync.longest", "15s")
                .store()
                .scheduler();
        OPEN.add(arrgus);
        // In a process of its own: with this heap no list may be held in memory, and with this trust store.
        arrgus.process(Service.WORKER, folder.resolve("worker.log"), certificates.trustOptions());
        rows = Stream.concat(Rows.all().stream(), addresses(certificates).stream())
                .toList();
        var workers = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory());
        OPEN.add(workers);
        Stream.concat(rows.stream(), RecordedProxies.rows().stream())
                .forEach(row -> TOLD.put(row.what(), workers.submit(() -> new Case(arrgus, row).play())));
    }

    @AfterAll
    static void close() throws Exception {
        for (var it : OPEN.reversed()) {
            it.close();
        }
    }

    private static List<Row> addresses(Certificates certificates) throws Exception {
        return List.of(
                Row.address("nothing listens", "refused", "http://127.0.0.1:" + Ports.free()),
                Row.address("a machine that drops connections", "connect_timeout", deafPlace())
                        .slowly(),
                Row.address("unknown host name", "unknown_host", "http://no-such-radarr.invalid:7878"),
                Row.address("cloud metadata address", "address_refused", "http://169.254.169.254/radarr"),
                Row.address("expired certificate", "tls_expired", secure(certificates, "expired")),
                Row.address("certificate of another host", "tls_wrong_host", secure(certificates, "elsewhere")),
                Row.address("self-signed certificate", "tls_untrusted", secure(certificates, "selfmade")));
    }

    private static String secure(Certificates certificates, String name) throws Exception {
        HttpsServer server = certificates.serve(name);
        OPEN.add(() -> server.stop(0));
        return "https://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Its queue is full, so that what comes further is dropped. */
    private static String deafPlace() throws Exception {
        var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        OPEN.add(deaf);
        for (int i = 0; i < 3; i++) {
            var waiting = SocketChannel.open();
            waiting.configureBlocking(false);
            waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), deaf.getLocalPort()));
            OPEN.add(waiting);
        }
        return "http://127.0.0.1:" + deaf.getLocalPort();
    }

    static Stream<Row> rows() {
        return Stream.concat(rows.stream(), RecordedProxies.rows().stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void whatGoesWrongIsToldApartAndHurtsNobody(Row row) throws Exception {
        var told = told(row);

        assertThat(told.outcome()).as("outcome, %s", told).isEqualTo(row.outcome());
        assertThat(told.code()).isEqualTo(row.code());
        assertThat(told.statusCalls()).as("calls for the status").isEqualTo(row.statusCalls());
        assertThat(told.listCalls()).as("calls for the library").isEqualTo(row.listCalls());
        assertThat(told.lost()).as("titles lost").isZero();
        assertThat(told.other()).as("the healthy one").isEqualTo("SUCCEEDED");
        assertThat(told.otherFirst() || !row.slow())
                .as("the healthy one did not wait")
                .isTrue();
        assertThat(told.message() + told.hint())
                .doesNotContain("Exception", "NzbDrone", "apikey", Case.KEY, "null", "%s");
        assertThat(told.equalAfterwards())
                .as("the store equals the Arr afterwards")
                .isTrue();
    }

    @Test
    void theDocumentIsThisTable() throws Exception {
        var table = new StringBuilder();
        for (var row : rows) {
            table.append(FaultDocument.row(row, told(row)));
        }
        var document = FaultDocument.HEAD + table;
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target/faults.md"), document);

        assertThat(DOCUMENT)
                .as("if the table is right, copy system-tests/target/faults.md to docs/faults.md")
                .hasContent(document);
    }

    private static Told told(Row row) throws InterruptedException, ExecutionException {
        return TOLD.get(row.what()).get();
    }
}
