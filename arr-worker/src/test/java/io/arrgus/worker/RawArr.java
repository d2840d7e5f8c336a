package io.arrgus.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

    private final ServerSocket listening;
    private final Script script;
    private final AtomicInteger requests = new AtomicInteger();

    private RawArr(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
    }

    public static RawArr start(Script script) {
        try {
            var raw = new RawArr(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().start(raw::accept);
            return raw;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
    }

    public int requests() {
        return requests.get();
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
            var in = socket.getInputStream();
            for (var head = new StringBuilder(); !head.toString().endsWith("\r\n\r\n"); ) {
                var next = in.read();
                if (next < 0) {
                    return;
                }
                head.append((char) next);
            }
            requests.incrementAndGet();
            script.play(socket);
        } catch (Exception clientLeft) {
            // what a test wanted was done
        }
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
        try {
            listening.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
