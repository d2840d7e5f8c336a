package io.arrgus.simulator;

import io.arrgus.simulator.http.BodyWriter;
import io.arrgus.simulator.http.HttpRequest;
import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Whether an answer is compressed. The real applications prefer brotli where it is offered, which no JDK can write;
 * here gzip is the only one.
 */
record Compression(boolean isWanted, boolean isNegotiated) {

    static Compression of(HttpRequest request, Product product) {
        var offered = request.header("Accept-Encoding");
        var overTls = request.header("X-Forwarded-Proto").orElse("").equalsIgnoreCase("https");
        if (offered.isEmpty() || (product == Product.SONARR && overTls)) {
            return new Compression(false, false);
        }
        return new Compression(Arrays.stream(offered.get().split(",", -1)).anyMatch(Compression::isGzip), true);
    }

    private static boolean isGzip(String offer) {
        var parts = offer.toLowerCase(Locale.ROOT).replace(" ", "").split(";", 2);
        var refused = parts.length == 2 && parts[1].matches("q=0(\\.0*)?");
        return (parts[0].equals("gzip") || parts[0].equals("*")) && !refused;
    }

    AnswerHead tell(AnswerHead head) {
        if (isNegotiated) {
            head.with("Vary", "Accept-Encoding");
        }
        return isWanted ? head.with("Content-Encoding", "gzip") : head;
    }

    /** Writes {@code body} to {@code wire}; a body that is cut leaves the compressed data without its end, too. */
    void around(OutputStream wire, BodyWriter body) throws IOException {
        if (isWanted) {
            var gzip = new FastGzip(wire);
            body.writeTo(gzip);
            gzip.finish();
        } else {
            body.writeTo(wire);
        }
    }

    /** As fast as the real ones, which choose speed over size. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 16 * 1024, true);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
