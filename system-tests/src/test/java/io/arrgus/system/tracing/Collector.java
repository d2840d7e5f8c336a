package io.arrgus.system.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Takes traces as any collector does: OTLP over HTTP, in protobuf. */
final class Collector implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final ConcurrentLinkedQueue<Seen> spans = new ConcurrentLinkedQueue<>();
    private final HttpServer server;

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** One span, as it arrived. */
    record Seen(
            String service,
            String traceId,
            String spanId,
            String parentId,
            String name,
            long startNanos,
            long endNanos,
            Map<String, String> tags) {}

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1/traces";
    }

    List<Seen> spans() {
        return List.copyOf(spans);
    }

    List<Seen> ofTrace(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(body(exchange));
            for (var resource : request.getResourceSpansList()) {
                var service = resource.getResource().getAttributesList().stream()
                        .filter(it -> it.getKey().equals("service.name"))
                        .map(it -> it.getValue().getStringValue())
                        .findAny()
                        .orElse("?");
                resource.getScopeSpansList().stream()
                        .flatMap(scope -> scope.getSpansList().stream())
                        .map(span -> new Seen(
                                service,
                                HEX.formatHex(span.getTraceId().toByteArray()),
                                HEX.formatHex(span.getSpanId().toByteArray()),
                                HEX.formatHex(span.getParentSpanId().toByteArray()),
                                span.getName(),
                                span.getStartTimeUnixNano(),
                                span.getEndTimeUnixNano(),
                                span.getAttributesList().stream()
                                        .collect(Collectors.toMap(
                                                it -> it.getKey(),
                                                it -> it.getValue().getStringValue()))))
                        .forEach(spans::add);
            }
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        var gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
