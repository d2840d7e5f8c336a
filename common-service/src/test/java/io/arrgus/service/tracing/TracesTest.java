package io.arrgus.service.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.otel.bridge.OtelCurrentTraceContext;
import io.micrometer.tracing.otel.bridge.OtelPropagator;
import io.micrometer.tracing.otel.bridge.OtelTracer;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class TracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String TRACEPARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

    private final List<SpanData> ended = new CopyOnWriteArrayList<>();
    private final SdkTracerProvider provider = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Kept()))
            .build();
    private final Traces traces = traces();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aMessageGoesOnWithTheTraceItCameWith() {
        var onwards = traces.taking(Map.of("traceparent", (Object) TRACEPARENT), "process", _ -> traces.headers());

        assertThat(ended).extracting(SpanData::getTraceId).containsExactly(TRACE);
        assertThat(ended).extracting(SpanData::getParentSpanId).containsExactly("b7ad6b7169203331");
        assertThat(onwards.get("traceparent"))
                .isEqualTo("00-" + TRACE + "-" + ended.getFirst().getSpanId() + "-01");
    }

    @Test
    void whatWasWrittenDownIsResumedFromAnyThread() {
        var written = traces.step("ask", _ -> traces.traceparent());

        traces.resuming(written, "send", Span::context);

        assertThat(ended)
                .extracting(SpanData::getTraceId)
                .containsOnly(ended.getFirst().getTraceId());
        assertThat(ended.get(1).getParentSpanId()).isEqualTo(ended.get(0).getSpanId());
    }

    @Test
    void withoutATraceOneBegins() {
        traces.resuming(null, "send", Span::context);

        assertThat(ended)
                .hasSize(1)
                .allMatch(span -> !span.getParentSpanContext().isValid());
        assertThat(traces.headers()).isEmpty();
    }

    @Test
    void workCarriedToAnotherThreadBelongsToTheSameTrace() throws InterruptedException {
        Runnable carried = traces.step("fetch", _ -> traces.carried(() -> traces.step("beat", Span::context)));

        Thread.ofVirtual().start(carried).join();

        assertThat(ended).extracting(SpanData::getName).containsExactly("fetch", "beat");
        assertThat(ended.get(1).getParentSpanId()).isEqualTo(ended.get(0).getSpanId());
    }

    @Test
    void aFailureMarksTheSpanAndQuotesNothing() {
        assertThatThrownBy(() -> traces.step("call", _ -> {
                    throw new IllegalStateException("apikey=0123456789abcdef");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ended.getFirst().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(ended.getFirst().toString()).doesNotContain("0123456789abcdef");
    }

    @Test
    void whoIsToldOfInBetweenDoesNotMakeTheLogForgetWhoWasBefore() {
        traces.step("end", outer -> {
            try (var _ = Told.of(new ConnectionId("radarr-1"), Optional.of(new RunId("ending")), outer)) {
                traces.step("send", inner -> {
                    try (var _ = Told.of(new ConnectionId("radarr-1"), Optional.of(new RunId("next")), inner)) {
                        assertThat(MDC.get("run")).isEqualTo("next");
                    }
                    return null;
                });
                assertThat(MDC.get("run")).isEqualTo("ending");
            }
            return null;
        });
        assertThat(MDC.get("run")).isNull();
    }

    private Traces traces() {
        var tracer = provider.get("test");
        return new Traces(
                new OtelTracer(tracer, new OtelCurrentTraceContext(), _ -> {}),
                new OtelPropagator(ContextPropagators.create(W3CTraceContextPropagator.getInstance()), tracer));
    }

    private final class Kept implements SpanExporter {

        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
