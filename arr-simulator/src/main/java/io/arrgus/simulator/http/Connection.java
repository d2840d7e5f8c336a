package io.arrgus.simulator.http;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** One connection, and the requests that come over it. */
final class Connection {
    /** A real Arr closes an idle connection after that time. */
    private static final Duration IDLE = Duration.ofSeconds(131);

    private final Socket socket;
    private final HttpHandler handler;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final ReentrantLock state = new ReentrantLock();
    private boolean busy;
    private boolean closing;

    Connection(Socket socket, HttpHandler handler) {
        this.socket = socket;
        this.handler = handler;
    }

    void serve() {
        try (socket) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            var out = new BufferedOutputStream(socket.getOutputStream(), 32 * 1024);
            while (answerNext(in, out) && setBusy(false)) {
                // As long as the other side wants more.
            }
        } catch (IOException otherSideIsGone) {
            // Nobody is left to be told.
        } finally {
            ended.countDown();
        }
    }

    private boolean answerNext(BufferedInputStream in, BufferedOutputStream out) throws IOException {
        socket.setSoTimeout((int) IDLE.toMillis());
        var request = read(in, out);
        if (request.isEmpty() || !setBusy(true)) {
            return false;
        }
        var exchange = new Exchange(request.get(), socket, in, out);
        handler.handle(exchange);
        return !exchange.isLast();
    }

    private static Optional<HttpRequest> read(BufferedInputStream in, BufferedOutputStream out) throws IOException {
        try {
            return new RequestReader(in).next();
        } catch (BadRequest bad) {
            var head = new Head(bad.status(), List.of(new Header("Content-Length", "0"))).closing();
            out.write(head.text().getBytes(StandardCharsets.UTF_8));
            out.flush();
            return Optional.empty();
        }
    }

    /** @return false if the connection is to be closed: no further request */
    private boolean setBusy(boolean now) {
        state.lock();
        try {
            busy = now;
            return !closing;
        } finally {
            state.unlock();
        }
    }

    void closeWhenIdle() {
        state.lock();
        try {
            closing = true;
            if (!busy) {
                close();
            }
        } finally {
            state.unlock();
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // It is closed all the same.
        }
    }

    void awaitEnd(long nanos) throws InterruptedException {
        var _ = ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }
}
