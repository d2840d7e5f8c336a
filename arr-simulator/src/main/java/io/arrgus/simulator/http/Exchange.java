package io.arrgus.simulator.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One request and the one answer to it, which may be anything but polite. */
public final class Exchange {
    private final HttpRequest request;
    private final Socket socket;
    private final BufferedInputStream in;
    private final OutputStream out;
    private boolean last;
    private Runnable beforeLastByte = () -> {};

    Exchange(HttpRequest request, Socket socket, BufferedInputStream in, OutputStream out) {
        this.request = request;
        this.socket = socket;
        this.in = in;
        this.out = out;
        this.last = request.endsConnection();
    }

    public HttpRequest request() {
        return request;
    }

    /** What is to be done before the other side can know that its answer is complete. */
    public void beforeLastByte(Runnable what) {
        beforeLastByte = what;
    }

    /** Answers with a body whose length {@code head} tells. */
    public void answer(Head head, byte[] body) throws IOException {
        var bare = request.is("HEAD");
        start(bare ? head.withoutFraming() : head);
        beforeLastByte.run();
        if (!bare) {
            out.write(body);
        }
        out.flush();
    }

    /** Answers with a body that is written while it is sent: in chunks, or to the end of the connection in HTTP/1.0. */
    public void stream(Head head, BodyWriter body) throws IOException {
        if (request.is("HEAD")) {
            answer(head, new byte[0]);
        } else if (request.version().equals("HTTP/1.0")) {
            last = true;
            start(head.withoutFraming());
            body.writeTo(out);
            beforeLastByte.run();
            out.flush();
        } else {
            start(head);
            sendInChunks(body);
        }
    }

    private void sendInChunks(BodyWriter body) throws IOException {
        var chunks = new ChunkedBody(out);
        try {
            body.writeTo(chunks);
        } catch (BodyCut onPurpose) {
            chunks.flush();
            throw onPurpose;
        }
        beforeLastByte.run();
        chunks.end();
    }

    /** Answers with {@code head}, and leaves the connection to whoever asked for that. */
    public Tunnel takeOver(Head head) throws IOException {
        out.write(head.text().getBytes(StandardCharsets.UTF_8));
        out.flush();
        last = true;
        beforeLastByte.run();
        return new Tunnel(socket, in, out);
    }

    /** Ends the connection as a crash would, without a goodbye. */
    public void reset() throws IOException {
        beforeLastByte.run();
        socket.setSoLinger(true, 0);
        socket.close();
        throw new BodyCut();
    }

    /** Keeps silent until the other side hangs up, or this server stops. */
    public void hang() throws IOException {
        pause(Duration.ofDays(1));
    }

    /**
     * Keeps silent for a while.
     *
     * @throws IOException if the other side hangs up meanwhile, or this server stops
     */
    public void pause(Duration silence) throws IOException {
        out.flush();
        socket.setSoTimeout((int) Math.max(1, silence.toMillis()));
        in.mark(1);
        try {
            if (in.read() < 0) {
                throw new BodyCut();
            }
            // The next request, sent before this answer: it has to wait.
            in.reset();
        } catch (SocketTimeoutException overAtLast) {
            in.reset();
        }
    }

    private void start(Head head) throws IOException {
        var closing = last && !head.says("Connection");
        var sent = closing ? head.closing() : head;
        out.write(sent.text().getBytes(StandardCharsets.UTF_8));
    }

    boolean isLast() {
        return last;
    }
}
