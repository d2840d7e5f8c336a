package io.arrgus.simulator;

import io.arrgus.simulator.http.Exchange;
import io.arrgus.simulator.http.Head;
import io.arrgus.simulator.http.Header;
import io.arrgus.simulator.http.HttpRequest;
import io.arrgus.simulator.http.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** One who is told of what happens, answers as he is told, and remembers all of it. */
final class HookReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<HttpRequest> requests = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private volatile Duration thinks = Duration.ZERO;
    private volatile boolean drops;

    HookReceiver() {
        try {
            server = HttpServer.listen("127.0.0.1", 0, this::take);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private void take(Exchange exchange) throws IOException {
        requests.add(exchange.request());
        if (drops) {
            exchange.reset();
        }
        if (thinks.toMillis() > 0) {
            exchange.pause(thinks);
        }
        var headers = List.of(new Header("Connection", "close"), new Header("Content-Length", "0"));
        exchange.answer(new Head(status, headers), new byte[0]);
    }

    HookReceiver answers(int with) {
        status = with;
        return this;
    }

    HookReceiver thinks(Duration time) {
        thinks = time;
        return this;
    }

    HookReceiver drops(boolean all) {
        drops = all;
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/hooks/arr-1?x=1";
    }

    List<HttpRequest> requests() {
        return requests;
    }

    List<JsonNode> bodies() {
        return requests.stream()
                .map(request -> Recording.MAPPER.readTree(request.body()))
                .toList();
    }

    List<String> events() {
        return bodies().stream().map(body -> body.get("eventType").asString()).toList();
    }

    void forget() {
        requests.clear();
    }

    @Override
    public void close() {
        try {
            server.stop(Duration.ZERO);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
