package io.arrgus.simulator.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads requests off a connection, within the limits of a real Arr. */
final class RequestReader {
    private static final int LONGEST_REQUEST_LINE = 8 * 1024;
    private static final int LONGEST_HEADERS = 32 * 1024;
    private static final int MOST_HEADERS = 100;
    private static final int LONGEST_BODY = 16 * 1024 * 1024;

    private final InputStream in;

    RequestReader(InputStream in) {
        this.in = in;
    }

    /** The next request, or nothing if the other side has hung up. */
    Optional<HttpRequest> next() throws IOException {
        var first = in.read();
        if (first < 0) {
            return Optional.empty();
        }
        var line = (char) first + line(LONGEST_REQUEST_LINE, 414);
        var words = line.split(" ", -1);
        if (words.length != 3 || !words[2].startsWith("HTTP/1.") || !words[1].startsWith("/")) {
            throw new BadRequest(400);
        }
        var headers = headers();
        if (find(headers, "Host").isEmpty() && words[2].equals("HTTP/1.1")) {
            throw new BadRequest(400);
        }
        return Optional.of(new HttpRequest(words[0], words[1], words[2], headers, body(headers)));
    }

    private List<Header> headers() throws IOException {
        var headers = new ArrayList<Header>();
        var left = LONGEST_HEADERS;
        for (var line = line(left, 431); !line.isEmpty(); line = line(left, 431)) {
            var colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadRequest(400);
            }
            headers.add(new Header(
                    line.substring(0, colon), line.substring(colon + 1).strip()));
            left -= line.length();
            if (headers.size() > MOST_HEADERS) {
                throw new BadRequest(431);
            }
        }
        return headers;
    }

    private String line(int longest, int statusIfLonger) throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new BadRequest(400);
            }
            if (line.length() >= longest) {
                throw new BadRequest(statusIfLonger);
            }
            line.append((char) octet);
        }
        if (!line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private String body(List<Header> headers) throws IOException {
        var body = new ByteArrayOutputStream();
        if (find(headers, "Transfer-Encoding").isPresent()) {
            for (var size = chunkSize(); size > 0; size = chunkSize()) {
                copy(size, body);
                line(2, 400);
            }
            line(2, 400);
        } else {
            copy(number(find(headers, "Content-Length").orElse("0"), 10), body);
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private void copy(int size, ByteArrayOutputStream body) throws IOException {
        if (size > LONGEST_BODY - body.size()) {
            throw new BadRequest(413);
        }
        var bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new BadRequest(400);
        }
        body.write(bytes);
    }

    private static Optional<String> find(List<Header> headers, String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    private int chunkSize() throws IOException {
        return number(line(1024, 400).split(";", 2)[0].strip(), 16);
    }

    private static int number(String text, int radix) throws BadRequest {
        try {
            return Integer.parseUnsignedInt(text, radix);
        } catch (NumberFormatException noNumber) {
            throw new BadRequest(400);
        }
    }
}
