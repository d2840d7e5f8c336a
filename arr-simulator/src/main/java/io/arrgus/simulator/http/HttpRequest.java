package io.arrgus.simulator.http;

import java.util.List;
import java.util.Optional;

/**
 * A request as it came over the wire.
 *
 * @param target path and query, undecoded
 * @param version {@code HTTP/1.1} or {@code HTTP/1.0}
 * @param body what came with it, read as UTF-8
 */
public record HttpRequest(String method, String target, String version, List<Header> headers, String body) {

    public HttpRequest {
        headers = List.copyOf(headers);
    }

    /** The path, undecoded. */
    public String path() {
        var query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** The query with its question mark, undecoded, or nothing. */
    public String query() {
        var query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query);
    }

    /** The first header of that name, in whatever case it was sent. */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    public boolean is(String wanted) {
        return method.equals(wanted);
    }

    boolean endsConnection() {
        var connection = header("Connection").orElse("");
        return connection.equalsIgnoreCase("close")
                || (version.equals("HTTP/1.0") && !connection.equalsIgnoreCase("keep-alive"));
    }
}
