package io.arrgus.simulator.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Status and headers of an answer, in the order in which they are sent. */
public record Head(int status, List<Header> headers) {

    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    public Head {
        headers = List.copyOf(headers);
    }

    boolean says(String name) {
        return headers.stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** The same without a word on where the body ends: an answer to HEAD, or one that ends with its connection. */
    Head withoutFraming() {
        return new Head(
                status,
                headers.stream()
                        .filter(header -> !FRAMING.contains(header.name().toLowerCase(Locale.ROOT)))
                        .toList());
    }

    Head closing() {
        var all = new ArrayList<Header>();
        all.add(new Header("Connection", "close"));
        all.addAll(headers);
        return new Head(status, all);
    }

    String text() {
        var text = new StringBuilder("HTTP/1.1 ")
                .append(status)
                .append(' ')
                .append(reason())
                .append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return text.append("\r\n").toString();
    }

    private String reason() {
        return switch (status) {
            case 101 -> "Switching Protocols";
            case 200 -> "OK";
            case 201 -> "Created";
            case 202 -> "Accepted";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 302 -> "Found";
            case 307 -> "Temporary Redirect";
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 413 -> "Payload Too Large";
            case 415 -> "Unsupported Media Type";
            case 414 -> "URI Too Long";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 502 -> "Bad Gateway";
            case 503 -> "Service Unavailable";
            case 504 -> "Gateway Time-out";
            default -> "Unknown";
        };
    }
}
