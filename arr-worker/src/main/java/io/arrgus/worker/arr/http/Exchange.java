package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.CallFailed;
import io.arrgus.worker.arr.Lifeline;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.springframework.util.unit.DataSize;

/** A request whose answer has begun. It ends as a body that somebody reads, or it is dropped with its connection. */
record Exchange(Lifeline lifeline, Lifeline.Hold hold, HttpGet request, ClassicHttpResponse response) {

    /** As much of the body of a bad answer as is needed to tell what is bad. */
    private static final int WORDS = 16 * 1024;

    /** The beginning of the body as text; empty if there is none to be had. It is never shown to anybody. */
    String words() {
        try {
            // Not closed: that would read on to the end, however far away it is.
            return new String(content().readNBytes(WORDS), StandardCharsets.UTF_8);
        } catch (IOException noWords) {
            return "";
        }
    }

    /** @param idle how long the body may pause, for the sentence about it */
    InputStream body(DataSize limit, String idle) {
        try {
            return new ArrBody(this, content(), limit, idle);
        } catch (IOException broken) {
            lifeline.check();
            throw new CallFailed(IoTroubles.inTheBody(broken), idle);
        }
    }

    private InputStream content() throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return InputStream.nullInputStream();
        }
        var encoding = response.getFirstHeader("Content-Encoding");
        var zipped = encoding != null && "gzip".equalsIgnoreCase(encoding.getValue());
        return zipped ? new GZIPInputStream(entity.getContent(), 1 << 16) : entity.getContent();
    }

    /** Ends it without reading on: draining a library that nobody wants may take minutes. */
    void drop() {
        request.cancel();
        end();
    }

    /** Ends it after its last byte was read: the connection may be used again. */
    void end() {
        hold.close();
        try {
            response.close();
        } catch (IOException alreadyBroken) {
            // the connection is not used again, and what was read was read
        }
    }
}
