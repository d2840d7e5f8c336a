package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrProperties;
import java.io.IOException;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The HTTP client with all its own cleverness off: an Arr is asked exactly once, and exactly what we say. */
final class ArrClient {

    /** An Arr closes an idle connection after 131 s. */
    private static final Duration IDLE_IN_POOL = Duration.ofSeconds(30);

    /** The bulkheads bound what is under way, not the pool. */
    private static final int MANY = 10_000;

    private ArrClient() {}

    static CloseableHttpClient build(ArrProperties properties) {
        return HttpClients.custom()
                .setConnectionManager(pool(properties))
                .setRequestExecutor(new PatientWithBodies(timeout(properties.idleTimeout())))
                .evictIdleConnections(TimeValue.of(IDLE_IN_POOL))
                .setUserAgent("Arrgus")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static PoolingHttpClientConnectionManager pool(ArrProperties properties) {
        var connect = timeout(properties.connectTimeout());
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setConnectionFactory(connections())
                .setDnsResolver(new GuardedDns())
                .setMaxConnTotal(MANY)
                .setMaxConnPerRoute(MANY)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .setDefaultTlsConfig(
                        TlsConfig.custom().setHandshakeTimeout(connect).build())
                .build();
    }

    /** The first line is HTTP's, or what answers is something else: the client's own parser would read on for one. */
    private static ManagedHttpClientConnectionFactory connections() {
        return ManagedHttpClientConnectionFactory.builder()
                .responseParserFactory(new DefaultHttpResponseParserFactory())
                .build();
    }

    static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    /** A library comes after long silence, and then without pause: once its head is there, patience is that for bodies. */
    private static final class PatientWithBodies extends HttpRequestExecutor {

        private final Timeout idle;

        private PatientWithBodies(Timeout idle) {
            this.idle = idle;
        }

        @Override
        public ClassicHttpResponse execute(
                ClassicHttpRequest request,
                HttpClientConnection connection,
                @Nullable HttpResponseInformationCallback callback,
                HttpContext context)
                throws IOException, HttpException {
            var response = super.execute(request, connection, callback, context);
            connection.setSocketTimeout(idle);
            return response;
        }
    }
}
