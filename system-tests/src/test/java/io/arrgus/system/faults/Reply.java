package io.arrgus.system.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** What a script can do with a connection. */
final class Reply {

    private static final String JSON = "application/json; charset=utf-8";

    private final Socket socket;
    private final Supplier<String> rightAnswer;

    Reply(Socket socket, Supplier<String> rightAnswer) {
        this.socket = socket;
        this.rightAnswer = rightAnswer;
    }

    /** What the Arr would say. */
    String right() {
        return rightAnswer.get();
    }

    void raw(String text) throws IOException {
        raw(text.getBytes(StandardCharsets.UTF_8));
    }

    void raw(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    void json(String body) throws IOException {
        json(body.getBytes(StandardCharsets.UTF_8));
    }

    void json(byte[] body, String... headers) throws IOException {
        jsonHead(body.length, headers);
        raw(body);
    }

    /** The head of a good answer of that many bytes. */
    void jsonHead(int length, String... headers) throws IOException {
        head(200, "Content-Type: " + JSON, "Content-Length: " + length, headers);
    }

    void answer(int status, String type, String body, String... headers) throws IOException {
        head(status, "Content-Type: " + type, "Content-Length: " + body.length(), headers);
        raw(body);
    }

    void empty(int status, String... headers) throws IOException {
        head(status, "Content-Length: 0", "Date: Wed, 25 Nov 2026 10:00:00 GMT", headers);
    }

    private void head(int status, String first, String second, String... more) throws IOException {
        raw("HTTP/1.1 " + status + " Such\r\n" + first + "\r\n" + second + "\r\n");
        for (var header : more) {
            raw(header + "\r\n");
        }
        raw("Connection: close\r\n\r\n");
    }

    /** A part of a body of unknown length. */
    void chunk(String text) throws IOException {
        raw(Integer.toHexString(text.getBytes(StandardCharsets.UTF_8).length) + "\r\n" + text + "\r\n");
    }

    void chunkedHead() throws IOException {
        raw("HTTP/1.1 200 OK\r\nContent-Type: " + JSON + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    }

    /** As the proper end of a body of unknown length. */
    void lastChunk() throws IOException {
        raw("0\r\n\r\n");
    }

    /** A compressed body that is written as it is made. */
    void gzipped(Body body) throws IOException {
        raw("HTTP/1.1 200 OK\r\nContent-Type: " + JSON + "\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n");
        try (var out = new GZIPOutputStream(socket.getOutputStream(), 64 * 1024)) {
            body.to(out);
        }
    }

    /** Writes a body. */
    @FunctionalInterface
    interface Body {
        void to(OutputStream out) throws IOException;
    }

    /** Says nothing until the client goes away. */
    void silence() throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // whatever it still says
        }
    }

    /** Lets the client wait, but not longer than it is there. */
    void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    /** Ends the connection as a killed process does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
    }
}
