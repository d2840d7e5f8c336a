package io.arrgus.simulator.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** Accepts connections and gives each a virtual thread. */
public final class HttpServer {
    private final ServerSocket door;
    private final HttpHandler handler;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final CountDownLatch doorClosed = new CountDownLatch(1);

    private HttpServer(ServerSocket door, HttpHandler handler) {
        this.door = door;
        this.handler = handler;
    }

    /**
     * Starts to listen.
     *
     * @param port 0 for any free one
     * @throws IOException if the port is taken
     */
    public static HttpServer listen(String address, int port, HttpHandler handler) throws IOException {
        var door = new ServerSocket();
        door.bind(new InetSocketAddress(address, port), 1024);
        var server = new HttpServer(door, handler);
        Thread.ofVirtual().name("door-" + door.getLocalPort()).start(server::accept);
        return server;
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Closes the port at once, and the connections when their answers are sent, or at the end of {@code patience}. */
    public void stop(Duration patience) throws IOException, InterruptedException {
        door.close();
        doorClosed.await();
        connections.forEach(Connection::closeWhenIdle);
        var deadline = System.nanoTime() + patience.toNanos();
        for (var connection : connections) {
            connection.awaitEnd(deadline - System.nanoTime());
        }
        connections.forEach(Connection::close);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                serve(new Connection(door.accept(), handler));
            } catch (IOException closedOrTooManyFiles) {
                // Either the loop ends now, or it waits a little for what this connection lacked.
                LockSupport.parkNanos(10_000_000);
            }
        }
        doorClosed.countDown();
    }

    private void serve(Connection connection) {
        connections.add(connection);
        Thread.ofVirtual().start(() -> {
            connection.serve();
            connections.remove(connection);
        });
    }
}
