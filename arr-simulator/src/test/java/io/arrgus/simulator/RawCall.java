package io.arrgus.simulator;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Speaks HTTP over a bare socket, so that nothing between the bytes and the test tidies them up. */
final class RawCall implements Closeable {
    static final String KEY = "0123456789abcdef0123456789abcdef";

    private final Socket socket;
    private final InputStream in;

    RawCall(SimulatedArr arr) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), arr.port());
        socket.setSoTimeout((int) Duration.ofSeconds(20).toMillis());
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Gets {@code target} with the right key over a connection of its own. */
    static Answer get(SimulatedArr arr, String target) throws IOException {
        try (var call = new RawCall(arr)) {
            return call.send("GET", target, List.of(Map.entry("X-Api-Key", arr.apiKey())));
        }
    }

    /** Sends {@code body} to {@code target} as JSON, with the right key, over a connection of its own. */
    static Answer send(SimulatedArr arr, String method, String target, String body) throws IOException {
        try (var call = new RawCall(arr)) {
            var headers = List.of(Map.entry("X-Api-Key", arr.apiKey()), Map.entry("Content-Type", "application/json"));
            return call.send(method, target, headers, body);
        }
    }

    Answer send(String method, String target, List<Map.Entry<String, String>> headers) throws IOException {
        return send(method, target, headers, "");
    }

    Answer send(String method, String target, List<Map.Entry<String, String>> headers, String body) throws IOException {
        var octets = body.getBytes(StandardCharsets.UTF_8);
        var request = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("Host"))) {
            request.append("Host: 127.0.0.1\r\n");
        }
        headers.forEach(header -> request.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        if (octets.length > 0) {
            request.append("Content-Length: ").append(octets.length).append("\r\n");
        }
        request.append("\r\n");
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().write(octets);
        return read(method);
    }

    private Answer read(String method) throws IOException {
        var status = Integer.parseInt(line().split(" ", 3)[1]);
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var line = line(); !line.isEmpty(); line = line()) {
            var parts = line.split(": ", 2);
            headers.add(Map.entry(parts[0], parts[1]));
        }
        var body = new ByteArrayOutputStream();
        var whole = method.equals("HEAD") || readBody(headers, body);
        return new Answer(status, headers, body.toString(StandardCharsets.ISO_8859_1), whole);
    }

    private boolean readBody(List<Map.Entry<String, String>> headers, ByteArrayOutputStream body) {
        try {
            if (Answer.header(headers, "Transfer-Encoding").isPresent()) {
                readChunks(body);
            } else {
                var length = Answer.header(headers, "Content-Length").orElse("0");
                body.write(exactly(Integer.parseInt(length)));
            }
            return true;
        } catch (IOException endedEarly) {
            return false;
        }
    }

    private void readChunks(ByteArrayOutputStream body) throws IOException {
        for (var size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            body.write(exactly(size));
            line();
        }
        line();
    }

    private byte[] exactly(int size) throws IOException {
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended");
            }
            line.write(octet);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /**
     * What came back.
     *
     * @param octets the body as it came, a character per byte
     * @param whole whether it ended as HTTP says that it must
     */
    record Answer(int status, List<Map.Entry<String, String>> headers, String octets, boolean whole) {

        Optional<String> header(String name) {
            return header(headers, name);
        }

        private static Optional<String> header(List<Map.Entry<String, String>> headers, String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        private InputStream unpacked(InputStream bytes) throws IOException {
            return switch (header("Content-Encoding").orElse("")) {
                case "gzip" -> new GZIPInputStream(bytes);
                case "br" -> new BrotliInputStream(bytes);
                default -> bytes;
            };
        }

        /** Unpacked, if it was packed. */
        String text() throws IOException {
            var bytes = new ByteArrayInputStream(octets.getBytes(StandardCharsets.ISO_8859_1));
            try (var in = unpacked(bytes)) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
