package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrAddress;
import io.arrgus.worker.arr.ArrCall;
import io.arrgus.worker.arr.ArrProperties;
import io.arrgus.worker.arr.ArrTrouble;
import io.arrgus.worker.arr.CallFailed;
import io.arrgus.worker.arr.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.net.URIAuthority;
import org.apache.hc.core5.util.Timeout;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Asks an Arr over HTTP: one request, no redirects, no repetition. An answer is good if it is 200 and says that it is
 * JSON; everything else is thrown as {@link CallFailed}.
 */
@Component
final class ArrHttp implements DisposableBean {

    private static final DataSize SMALL = DataSize.ofMegabytes(16);

    private final CloseableHttpClient client;
    private final ArrProperties properties;
    private final StatusTroubles statuses;

    ArrHttp(ArrProperties properties, Clock clock) {
        this.client = ArrClient.build(properties);
        this.properties = properties;
        this.statuses = new StatusTroubles(clock);
    }

    /** The body of a good answer. It must be closed. */
    InputStream open(ArrCall call, Endpoint endpoint, String pathAndQuery) {
        var exchange = begin(call, endpoint, pathAndQuery);
        try {
            statuses.mustBeGood(exchange.response(), exchange::words);
            return exchange.body(sizeLimit(endpoint), seconds(properties.idleTimeout()));
        } catch (CallFailed bad) {
            exchange.drop();
            throw bad;
        }
    }

    /**
     * The same; empty if the Arr itself says that there is no such item: a 404 with its version, in JSON, whose words
     * {@code unknownItem} accepts. Any other 404 is a failure like the rest.
     */
    Optional<InputStream> openItem(ArrCall call, String path, Predicate<String> unknownItem) {
        var exchange = begin(call, Endpoint.ITEM, path);
        try {
            if (StatusTroubles.mayBeUnknownItem(exchange.response()) && unknownItem.test(exchange.words())) {
                exchange.drop();
                return Optional.empty();
            }
            statuses.mustBeGood(exchange.response(), exchange::words);
            return Optional.of(exchange.body(SMALL, seconds(properties.idleTimeout())));
        } catch (CallFailed bad) {
            exchange.drop();
            throw bad;
        }
    }

    private Exchange begin(ArrCall call, Endpoint endpoint, String pathAndQuery) {
        var request = request(call, properties.patience(endpoint), pathAndQuery);
        var hold = call.lifeline().hold(request::cancel);
        try {
            return new Exchange(call.lifeline(), hold, request, execute(call.address(), request));
        } catch (IllegalStateException cancelledWhileItBegan) {
            hold.close();
            call.lifeline().check();
            throw cancelledWhileItBegan;
        } catch (IOException noAnswer) {
            hold.close();
            call.lifeline().check();
            var trouble = IoTroubles.beforeTheAnswer(noAnswer);
            var waited =
                    trouble == ArrTrouble.CONNECT_TIMEOUT ? properties.connectTimeout() : properties.patience(endpoint);
            throw new CallFailed(trouble, seconds(waited));
        }
    }

    private ClassicHttpResponse execute(ArrAddress address, HttpGet request) throws IOException {
        return client.executeOpen(new HttpHost(address.scheme(), address.host(), address.port()), request, null);
    }

    private static HttpGet request(ArrCall call, Duration patience, String pathAndQuery) {
        var address = call.address();
        var request = new HttpGet("/");
        request.setScheme(address.scheme());
        request.setAuthority(new URIAuthority(address.host(), address.port()));
        request.setPath(address.base() + pathAndQuery);
        request.setHeader("X-Api-Key", call.key().secret());
        request.setHeader("Accept", "application/json");
        request.setHeader("Accept-Encoding", "gzip");
        request.setConfig(
                RequestConfig.custom().setResponseTimeout(Timeout.of(patience)).build());
        return request;
    }

    private DataSize sizeLimit(Endpoint endpoint) {
        return endpoint == Endpoint.LIBRARY ? properties.maxListSize() : SMALL;
    }

    private static String seconds(Duration duration) {
        return duration.toSeconds() + " s";
    }

    @Override
    public void destroy() throws IOException {
        client.close();
    }
}
