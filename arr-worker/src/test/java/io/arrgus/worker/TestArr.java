package io.arrgus.worker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** An HTTP server on which a test says what each path answers. What nobody said answers 404 without a body. */
public final class TestArr implements AutoCloseable {

    public static final String RADARR = "{\"appName\": \"Radarr\", \"version\": \"6.1.0.10400\"}";
    public static final String SONARR = "{\"appName\": \"Sonarr\", \"version\": \"4.0.19.0\"}";
    public static final String STATUS = "/api/v3/system/status";
    public static final String MOVIES = "/api/v3/movie";
    public static final String SERIES = "/api/v3/series";

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private volatile Map<String, List<String>> lastHeaders = Map.of();

    /** How a path answers. */
    @FunctionalInterface
    public interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private TestArr(HttpServer server) {
        this.server = server;
    }

    public static TestArr start() {
        try {
            var arr = new TestArr(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            arr.server.createContext("/", arr::answer);
            arr.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            arr.server.start();
            return arr;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /** One that has these movies. */
    public static TestArr radarr(String movies) {
        return start().on(STATUS, json(RADARR)).on(MOVIES, json(movies));
    }

    public TestArr on(String path, Answer answer) {
        answers.put(path, answer);
        return this;
    }

    public String url() {
        return "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** The paths that were asked for, with their queries, in order. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    public long callsOf(String path) {
        return calls().stream()
                .filter(call -> URI.create(call).getPath().equals(path))
                .count();
    }

    public Map<String, List<String>> lastHeaders() {
        return lastHeaders;
    }

    private void answer(HttpExchange exchange) throws IOException {
        calls.add(exchange.getRequestURI().toString());
        lastHeaders = Map.copyOf(exchange.getRequestHeaders());
        try (exchange) {
            answers.getOrDefault(exchange.getRequestURI().getPath(), status(404))
                    .to(exchange);
        }
    }

    public static Answer json(String body) {
        return body(200, "application/json; charset=utf-8", body);
    }

    public static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    public static Answer body(int status, String type, String body) {
        return bytes(status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(int status, String type, byte[] body) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("X-Application-Version", "6.1.0.10400");
            exchange.sendResponseHeaders(status, 0);
            exchange.getResponseBody().write(body);
        };
    }

    public static Answer with(String header, String value, Answer answer) {
        return exchange -> {
            exchange.getResponseHeaders().set(header, value);
            answer.to(exchange);
        };
    }

    /** One answer after the other; the last one stays. */
    public static Answer inTurn(Answer... inTurn) {
        var rest = new ArrayList<>(List.of(inTurn));
        return exchange -> {
            Answer next;
            synchronized (rest) {
                next = rest.size() > 1 ? rest.removeFirst() : rest.getFirst();
            }
            next.to(exchange);
        };
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
