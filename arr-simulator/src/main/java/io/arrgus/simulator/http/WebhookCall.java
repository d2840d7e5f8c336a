package io.arrgus.simulator.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends requests as the Arrs send their webhooks: the bytes in their order, and over the connection of the request
 * before unless the answer to that said {@code Connection: close}, although they say so themselves. If that connection
 * was closed silently, the request is lost, as theirs are.
 */
public final class WebhookCall {
    private static final int STATUS_LINE_WORDS = 3;

    private final Map<String, Socket> open = new ConcurrentHashMap<>();

    /** What came back: only the status counts. */
    public record Answer(int status, String reason) {}

    /**
     * Sends and waits for the answer.
     *
     * @param patience for the whole of it
     * @throws IOException with a sentence that the real applications would show
     */
    public Answer send(String method, URI url, List<Header> headers, String body, Duration patience)
            throws IOException {
        var place = url.getScheme() + "://" + url.getAuthority();
        var kept = open.remove(place);
        var socket = kept == null ? connect(url, patience) : kept;
        try {
            socket.setSoTimeout((int) patience.toMillis());
            write(socket, method, url, headers, body.getBytes(StandardCharsets.UTF_8));
            return read(socket, place);
        } catch (IOException lost) {
            socket.close();
            throw new IOException("An error occurred while sending the request.", lost);
        }
    }

    private static Socket connect(URI url, Duration patience) throws IOException {
        var tls = "https".equals(url.getScheme());
        var port = url.getPort() >= 0 ? url.getPort() : (tls ? 443 : 80);
        var address = new InetSocketAddress(url.getHost(), port);
        if (address.isUnresolved()) {
            throw new IOException("Name or service not known (" + url.getHost() + ":" + port + ")");
        }
        var socket = tls ? SSLSocketFactory.getDefault().createSocket() : new Socket();
        try {
            socket.connect(address, (int) patience.toMillis());
            return socket;
        } catch (ConnectException refused) {
            socket.close();
            throw new IOException("Connection refused (" + url.getHost() + ":" + port + ")", refused);
        }
    }

    private static void write(Socket socket, String method, URI url, List<Header> headers, byte[] body)
            throws IOException {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        var head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        head.append("Host: ").append(url.getAuthority()).append("\r\n");
        headers.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        var out = socket.getOutputStream();
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
        out.write(body);
        out.flush();
    }

    private Answer read(Socket socket, String place) throws IOException {
        var in = new BufferedInputStream(socket.getInputStream());
        var words = line(in).split(" ", STATUS_LINE_WORDS);
        if (words.length < 2) {
            throw new EOFException("no answer");
        }
        var headers = new HashMap<String, String>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            var colon = line.indexOf(':');
            if (colon > 0) {
                headers.put(
                        line.substring(0, colon).toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
        keepOrClose(socket, place, headers, in);
        return new Answer(Integer.parseInt(words[1]), words.length < STATUS_LINE_WORDS ? "" : words[2]);
    }

    /** A body is read to its end so that the next answer starts behind it; nobody looks at it. */
    private void keepOrClose(Socket socket, String place, Map<String, String> headers, InputStream in)
            throws IOException {
        var length = headers.get("content-length");
        if ("close".equals(headers.get("connection")) || length == null) {
            socket.close();
        } else {
            in.skipNBytes(Long.parseLong(length));
            var other = open.put(place, socket);
            if (other != null) {
                other.close();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new EOFException("the connection ended");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    /** Closes what is open. */
    public void close() {
        for (var socket : open.values()) {
            try {
                socket.close();
            } catch (IOException alreadyBroken) {
                // It is closed all the same.
            }
        }
        open.clear();
    }
}
