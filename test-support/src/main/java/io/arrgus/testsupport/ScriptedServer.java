package io.arrgus.testsupport;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A server that does to each HTTP request, byte by byte, what a test wants. The connection ends with the script. */
public final class ScriptedServer implements AutoCloseable {

    /** What happens to a connection, once the head of its request was read. */
    @FunctionalInterface
    public interface Script {
        void play(Socket socket, String head) throws Exception;
    }

    private final ServerSocket listening;
    private final Script script;

    private ScriptedServer(ServerSocket listening, Script script) {
        this.listening = listening;
        this.script = script;
    }

    /** Listens on any free port of this machine alone. */
    public static ScriptedServer start(Script script) {
        try {
            var server = new ScriptedServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), script);
            Thread.ofVirtual().start(server::accept);
            return server;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + listening.getLocalPort();
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
            if (!head.isEmpty()) {
                script.play(socket, head);
            }
        } catch (Exception clientLeft) {
            // what a test wanted was done
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

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
