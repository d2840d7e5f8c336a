package io.arrgus.service.tracing;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.micrometer.tracing.Span;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.MDC;

/** Tells the span and the log which connection and which run is in hand, as long as it is. */
public final class Told implements AutoCloseable {

    /** As in the log's context, and as tags of spans. */
    private static final String CONNECTION = "connection";

    private static final String RUN = "run";

    private final Map<String, String> before = Objects.requireNonNullElse(MDC.getCopyOfContextMap(), Map.of());

    private Told() {}

    public static Told of(ConnectionId connection, Optional<RunId> run, Span span) {
        var told = new Told();
        tell(span, CONNECTION, connection.value());
        run.ifPresent(it -> tell(span, RUN, it.value()));
        return told;
    }

    private static void tell(Span span, String name, String value) {
        span.tag(name, value);
        MDC.put(name, value);
    }

    /** What was told before is told again: a run may be sent while the end of another is in hand. */
    @Override
    public void close() {
        MDC.setContextMap(before);
    }
}
