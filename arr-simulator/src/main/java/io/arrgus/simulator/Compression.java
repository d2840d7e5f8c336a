package io.arrgus.simulator;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import io.arrgus.simulator.http.BodyWriter;
import io.arrgus.simulator.http.HttpRequest;
import io.arrgus.simulator.library.Product;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How an answer is compressed. Offered both, the real applications take brotli, which they write larger than gzip. */
record Compression(Coding coding, boolean isNegotiated) {
    /** As the real ones: fast. With this quality its lists are nearly twice as large as those of gzip. */
    private static final int BROTLI_QUALITY = 0;

    private static final Encoder.Parameters LARGE_BROTLI = Encoder.Parameters.create(BROTLI_QUALITY);

    /** The ways to write a body. */
    enum Coding {
        NONE(""),
        GZIP("gzip"),
        BROTLI("br");

        private final String word;

        Coding(String word) {
            this.word = word;
        }
    }

    static Compression of(HttpRequest request, Product product) {
        var offered = request.header("Accept-Encoding");
        var overTls = request.header("X-Forwarded-Proto").orElse("").equalsIgnoreCase("https");
        if (offered.isEmpty() || (product == Product.SONARR && overTls)) {
            return new Compression(Coding.NONE, false);
        }
        var gzip = weight(offered.get(), Coding.GZIP);
        // Its code is there for common machines; on any other nobody is given what cannot be written.
        var brotli = Brotli4jLoader.isAvailable() ? weight(offered.get(), Coding.BROTLI) : 0;
        if (Math.max(gzip, brotli) <= 0) {
            return new Compression(Coding.NONE, true);
        }
        return new Compression(brotli >= gzip ? Coding.BROTLI : Coding.GZIP, true);
    }

    /** Between 0 and 1; what is not named is worth what everything is. */
    private static double weight(String offered, Coding coding) {
        var weights = new HashMap<String, Double>();
        for (var offer : offered.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
            var parts = offer.split(";q=", 2);
            weights.put(parts[0], parts.length == 2 ? number(parts[1]) : 1);
        }
        return weights.getOrDefault(coding.word, weights.getOrDefault("*", 0.0));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException noWeight) {
            return 0;
        }
    }

    boolean isWanted() {
        return coding != Coding.NONE;
    }

    AnswerHead tell(AnswerHead head) {
        if (isNegotiated) {
            head.with("Vary", "Accept-Encoding");
        }
        return isWanted() ? head.with("Content-Encoding", coding.word) : head;
    }

    /** Writes {@code body} to {@code wire}; a body that is cut leaves the compressed data without its end, too. */
    void around(OutputStream wire, BodyWriter body) throws IOException {
        switch (coding) {
            case NONE -> body.writeTo(wire);
            case GZIP -> {
                var gzip = new FastGzip(wire);
                body.writeTo(gzip);
                gzip.finish();
            }
            case BROTLI -> {
                var brotli = new BrotliOutputStream(new StaysOpen(wire), LARGE_BROTLI);
                body.writeTo(brotli);
                brotli.close();
            }
        }
    }

    /** What is written to it goes on after its end. */
    private static final class StaysOpen extends FilterOutputStream {
        StaysOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            out.write(octets, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
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
