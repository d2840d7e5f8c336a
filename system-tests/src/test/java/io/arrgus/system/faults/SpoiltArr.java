package io.arrgus.system.faults;

import io.arrgus.simulator.SimulatedArr;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated Radarr behind something that lets its answers through, or plays a script instead of them. */
final class SpoiltArr implements AutoCloseable {

    /** What a call is about. */
    enum Part {
        STATUS,
        LIST;

        private static Part of(String head) {
            return head.contains("/system/status") ? STATUS : LIST;
        }
    }

    /** What happens instead of an answer. The connection ends with it. */
    @FunctionalInterface
    interface Script {
        void play(Reply reply) throws Exception;
    }

    private final SimulatedArr behind;
    private final ServerSocket listening;
    private final Map<Part, Script> scripts = new ConcurrentHashMap<>();
    private final Map<Part, AtomicInteger> calls = new EnumMap<>(Part.class);

    private SpoiltArr(SimulatedArr behind, ServerSocket listening) {
        this.behind = behind;
        this.listening = listening;
        for (var part : Part.values()) {
            calls.put(part, new AtomicInteger());
        }
    }

    static SpoiltArr before(SimulatedArr behind) {
        try {
            var front = new SpoiltArr(behind, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            Thread.ofVirtual().start(front::accept);
            return front;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    void spoil(Part part, Script script) {
        scripts.put(part, script);
    }

    /** From now on calls are counted anew. */
    void countAnew() {
        calls.values().forEach(it -> it.set(0));
    }

    void heal() {
        scripts.clear();
    }

    int calls(Part part) {
        return calls.get(part).get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var head = head(socket.getInputStream());
            if (head.isEmpty()) {
                return;
            }
            var part = Part.of(head);
            calls.get(part).incrementAndGet();
            var script = scripts.get(part);
            if (script == null) {
                forward(head, socket);
            } else {
                script.play(new Reply(socket, () -> answerOf(head)));
            }
        } catch (Exception clientLeft) {
            // It has seen enough.
        }
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            var next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private void forward(String head, Socket client) throws IOException {
        try (var arr = ask(head)) {
            arr.getInputStream().transferTo(client.getOutputStream());
        }
    }

    /** The body of a right answer, uncompressed. */
    private String answerOf(String head) {
        var plain = head.replaceAll("(?i)Accept-Encoding:[^\r]*\r\n", "").replace("HTTP/1.1", "HTTP/1.0");
        try (var arr = ask(plain)) {
            var answer = new String(arr.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.substring(answer.indexOf("\r\n\r\n") + 4);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Socket ask(String head) throws IOException {
        var arr = new Socket(InetAddress.getLoopbackAddress(), behind.port());
        var once = head.replaceAll("(?i)Connection:[^\r]*\r\n", "").replaceFirst("\r\n", "\r\nConnection: close\r\n");
        arr.getOutputStream().write(once.getBytes(StandardCharsets.UTF_8));
        return arr;
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
