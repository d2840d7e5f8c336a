package io.arrgus.system.faults;

import io.arrgus.simulator.SimulatedArr;
import io.arrgus.testsupport.ScriptedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
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
    private final ScriptedServer front = ScriptedServer.start(this::serve);
    private final Map<Part, Script> scripts = new ConcurrentHashMap<>();
    private final Map<Part, AtomicInteger> calls =
            Map.of(Part.STATUS, new AtomicInteger(), Part.LIST, new AtomicInteger());

    private SpoiltArr(SimulatedArr behind) {
        this.behind = behind;
    }

    static SpoiltArr before(SimulatedArr behind) {
        return new SpoiltArr(behind);
    }

    String url() {
        return front.url();
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

    private void serve(Socket socket, String head) throws Exception {
        var part = Part.of(head);
        calls.get(part).incrementAndGet();
        var script = scripts.get(part);
        if (script == null) {
            forward(head, socket);
        } else {
            script.play(new Reply(socket, () -> answerOf(head)));
        }
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
        front.close();
    }
}
