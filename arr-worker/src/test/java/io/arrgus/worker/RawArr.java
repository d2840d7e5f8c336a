package io.arrgus.worker;

import io.arrgus.testsupport.ScriptedServer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that does to each request, byte by byte, what a test wants. */
public final class RawArr implements AutoCloseable {

    /** What happens to a connection, once the head of the request was read. */
    @FunctionalInterface
    public interface Script {
        void play(Socket socket) throws Exception;
    }

    private final AtomicInteger requests = new AtomicInteger();
    private final ScriptedServer server;

    private RawArr(Script script) {
        server = ScriptedServer.start((socket, _) -> {
            requests.incrementAndGet();
            script.play(socket);
        });
    }

    public static RawArr start(Script script) {
        return new RawArr(script);
    }

    public String url() {
        return server.url();
    }

    public int requests() {
        return requests.get();
    }

    public static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /** The head of a good answer of {@code length} bytes. */
    public static String head(int length) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n";
    }

    /** Waits until the client goes away. */
    public static void silence(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // whatever it still says
        }
    }

    /** Ends the connection as a killed process does. */
    public static void reset(Socket socket) throws SocketException {
        socket.setSoLinger(true, 0);
    }

    @Override
    public void close() {
        server.close();
    }
}
