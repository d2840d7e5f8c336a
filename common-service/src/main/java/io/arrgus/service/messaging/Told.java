package io.arrgus.service.messaging;

import io.arrgus.model.message.Message;
import io.micrometer.tracing.Span;
import org.slf4j.MDC;

/** Tells the span and the log whose message is in hand, as long as it is. */
final class Told implements AutoCloseable {

    /** As in the log's context, and as tags of spans. */
    private static final String CONNECTION = "connection";

    private static final String RUN = "run";

    private Told() {}

    static Told of(Message message, Span span) {
        tell(span, CONNECTION, message.connectionId().value());
        message.run().ifPresent(run -> tell(span, RUN, run.value()));
        return new Told();
    }

    private static void tell(Span span, String name, String value) {
        span.tag(name, value);
        MDC.put(name, value);
    }

    @Override
    public void close() {
        MDC.remove(CONNECTION);
        MDC.remove(RUN);
    }
}
