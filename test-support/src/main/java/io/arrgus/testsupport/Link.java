package io.arrgus.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A way to a server, over a port of its own, on which the network can fail. */
public final class Link implements AutoCloseable {

    private static final int PIECE = 64 * 1024;

    private final Supplier<InetSocketAddress> server;
    private final int port = Ports.free();
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock changing = new ReentrantLock();
    private final Condition restored = changing.newCondition();
    private @Nullable Doorway door;
    private boolean stalled;

    /** Where callers come in, and who lets them in. */
    private record Doorway(ServerSocket socket, Thread keeper) {

        /** The port is free only when nobody waits for callers any more. */
        void close() {
            try {
                socket.close();
                keeper.join();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Link(Supplier<InetSocketAddress> server) {
        this.server = server;
    }

    /**
     * Opens a way.
     *
     * @param server asked for each new connection, as it may move when it is restarted
     */
    public static Link to(Supplier<InetSocketAddress> server) {
        var link = new Link(server);
        link.restore();
        return link;
    }

    /** To the server that {@code uri} names. */
    public static Link to(URI uri) {
        return to(() -> new InetSocketAddress(uri.getHost(), uri.getPort()));
    }

    /** {@code uri}, but over this link. */
    public String through(URI uri) {
        return uri.toString().replace(uri.getHost() + ":" + uri.getPort(), "127.0.0.1:" + port);
    }

    public int port() {
        return port;
    }

    /** Ends all connections, and refuses new ones. */
    public void cut() {
        locked(() -> {
            closeDoor();
            sockets.forEach(Link::reset);
        });
    }

    /** Keeps connections, takes new ones, and lets nothing through. Nothing is lost by that. */
    public void stall() {
        locked(() -> stalled = true);
    }

    /** All goes through again. */
    public void restore() {
        locked(() -> {
            stalled = false;
            restored.signalAll();
            if (door == null) {
                door = open();
            }
        });
    }

    @Override
    public void close() {
        cut();
        locked(() -> {
            stalled = false;
            restored.signalAll();
        });
    }

    private Doorway open() {
        try {
            var opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return new Doorway(opened, Thread.ofVirtual().name("link-" + port).start(() -> accept(opened)));
        } catch (IOException taken) {
            throw new UncheckedIOException("Cannot listen on port " + port + " again", taken);
        }
    }

    private void closeDoor() {
        if (door != null) {
            door.close();
            door = null;
        }
    }

    private void accept(ServerSocket opened) {
        while (!opened.isClosed()) {
            try {
                var near = opened.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException cut) {
                // The door was closed, and with that the loop ends.
            }
        }
    }

    private void join(Socket near) {
        var far = new Socket();
        if (!enter(near, far)) {
            reset(near);
            return;
        }
        try {
            awaitFlow();
            far.connect(server.get());
            Thread.ofVirtual().start(() -> pass(near, far));
            pass(far, near);
        } catch (IOException | RuntimeException nobodyThere) {
            reset(near);
            reset(far);
        } finally {
            sockets.remove(near);
            sockets.remove(far);
        }
    }

    /** What comes in while the door is being closed does not get through. */
    private boolean enter(Socket near, Socket far) {
        changing.lock();
        try {
            return door != null && sockets.add(near) && sockets.add(far);
        } finally {
            changing.unlock();
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            var piece = new byte[PIECE];
            int read;
            while ((read = from.getInputStream().read(piece)) >= 0) {
                awaitFlow();
                to.getOutputStream().write(piece, 0, read);
            }
            awaitFlow();
        } catch (IOException ended) {
            // With the one direction ends the other.
        }
    }

    private void awaitFlow() {
        changing.lock();
        try {
            while (stalled) {
                restored.awaitUninterruptibly();
            }
        } finally {
            changing.unlock();
        }
    }

    private void locked(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException goneAlready) {
            // That is all that was wanted.
        }
    }
}
