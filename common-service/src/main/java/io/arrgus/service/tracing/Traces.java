package io.arrgus.service.tracing;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans, and carries the trace they belong to over what a thread does not reach: messages, the ledger, other threads.
 * Nothing of an exception goes into a span but its name, as its text may quote what an Arr said.
 */
public final class Traces {

    /** Knows of no trace and makes none. */
    public static final Traces NONE = new Traces(Tracer.NOOP, Propagator.NOOP);

    private static final String TRACEPARENT = "traceparent";

    private final Tracer tracer;
    private final Propagator propagator;

    Traces(Tracer tracer, Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    /** What is done in a span, which it may tell more about itself. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object, X extends Exception> {
        T in(Span span) throws X;
    }

    /** The current span as W3C headers; empty if there is none. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        var span = tracer.currentSpan();
        if (span != null) {
            propagator.inject(span.context(), headers, (_, name, value) -> headers.put(name, value));
        }
        return headers;
    }

    /** The current span as one W3C {@code traceparent}, to be written down; null if there is none. */
    public @Nullable String traceparent() {
        return headers().get(TRACEPARENT);
    }

    /** A step of what this thread is doing, or the first of a new trace. */
    public <T extends @Nullable Object, X extends Exception> T step(String name, Work<T, X> work) throws X {
        return in(tracer.spanBuilder(), name, Span.Kind.CLIENT, work);
    }

    /** Goes on with a trace that was written down; as {@link #step}, if none was. */
    public <T extends @Nullable Object, X extends Exception> T resuming(
            @Nullable String traceparent, String name, Work<T, X> work) throws X {
        var headers = traceparent == null ? Map.<String, String>of() : Map.of(TRACEPARENT, traceparent);
        return in(propagator.extract(headers, (_, header) -> headers.get(header)), name, Span.Kind.PRODUCER, work);
    }

    /** Goes on with the trace that came with a message, or begins a new one. */
    public <T extends @Nullable Object, X extends Exception> T taking(
            Map<String, ? extends @Nullable Object> headers, String name, Work<T, X> work) throws X {
        return in(propagator.extract(headers, (_, header) -> text(headers, header)), name, Span.Kind.CONSUMER, work);
    }

    /** Marks on the current span that this thread came so far. */
    public void moment(String name) {
        var span = tracer.currentSpan();
        if (span != null) {
            span.event(name);
        }
    }

    /** {@code work} as part of what this thread is doing now, whichever thread will do it. */
    public Runnable carried(Runnable work) {
        return tracer.currentTraceContext().wrap(work);
    }

    private <T extends @Nullable Object, X extends Exception> T in(
            Span.Builder builder, String name, Span.Kind kind, Work<T, X> work) throws X {
        var span = builder.name(name).kind(kind).start();
        var done = false;
        try (var _ = tracer.withSpan(span)) {
            var result = work.in(span);
            done = true;
            return result;
        } finally {
            if (!done) {
                span.error(new Failed());
            }
            span.end();
        }
    }

    private static @Nullable String text(Map<String, ? extends @Nullable Object> headers, String name) {
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }

    /** Marks a span as failed. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failed() {
            super("failed", null, false, false);
        }
    }
}
