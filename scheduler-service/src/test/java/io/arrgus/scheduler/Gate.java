package io.arrgus.scheduler;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A way to a server that can be cut and restored. It is cut at first: nothing listens. */
final class Gate implements AutoCloseable {

    private final InetSocketAddress server;
    private final int port;
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile ServerSocket door;

    private Gate(InetSocketAddress server) throws IOException {
        this.server = server;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    static Gate to(URI uri) throws IOException {
        return new Gate(new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** {@code uri}, but through the gate. */
    String through(URI uri) {
        return uri.toString().replace(uri.getHost() + ":" + uri.getPort(), "127.0.0.1:" + port);
    }

    void restore() throws IOException {
        var opened = new ServerSocket();
        opened.setReuseAddress(true);
        opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        door = opened;
        Thread.ofVirtual().start(() -> {
            while (!opened.isClosed()) {
                try {
                    join(opened.accept());
                } catch (IOException cut) {
                    // The door or one of the two ends closed.
                }
            }
        });
    }

    private void join(Socket near) throws IOException {
        open.add(near);
        var far = new Socket();
        open.add(far);
        far.connect(server);
        Thread.ofVirtual().start(() -> pass(near, far));
        Thread.ofVirtual().start(() -> pass(far, near));
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Then the other direction ends as well.
        }
    }

    void cut() throws IOException {
        if (door != null) {
            door.close();
        }
        for (var socket = open.poll(); socket != null; socket = open.poll()) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
