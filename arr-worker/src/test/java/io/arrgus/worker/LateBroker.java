package io.arrgus.worker;

import io.arrgus.testsupport.TestBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;

/** The broker of the tests at an address of its own, where nothing listens before it is let in. */
final class LateBroker implements AutoCloseable {

    private final URI real = URI.create(TestBroker.get().uri());
    private final int port;
    private final ServerSocket door = new ServerSocket();

    LateBroker() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        door.setReuseAddress(true);
    }

    String uri() {
        return "amqp://" + real.getUserInfo() + "@127.0.0.1:" + port;
    }

    void letIn() throws IOException {
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread.ofVirtual().start(this::relay);
    }

    private void relay() {
        while (!door.isClosed()) {
            try {
                var near = door.accept();
                var far = new Socket(real.getHost(), real.getPort());
                Thread.ofVirtual().start(() -> copy(near, far));
                Thread.ofVirtual().start(() -> copy(far, near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            // with the one end goes the other
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
