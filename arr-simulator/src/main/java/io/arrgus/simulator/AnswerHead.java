package io.arrgus.simulator;

import io.arrgus.simulator.http.Head;
import io.arrgus.simulator.http.Header;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Builds the head of an answer as Kestrel, the server of every Arr, writes it: in its own order of headers. */
final class AnswerHead {
    static final String JSON = "application/json; charset=utf-8";
    static final String TEXT_JSON = "text/json; charset=utf-8";
    static final String PROBLEM_JSON = "application/problem+json; charset=utf-8";
    static final String BARE_JSON = "application/json";
    static final String HTML = "text/html";
    static final String PLAIN = "text/plain";
    static final String PLAIN_UTF_8 = "text/plain; charset=utf-8";

    static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static final List<String> FIRST = List.of("Content-Length", "Content-Type", "Date", "Server");
    private static final Comparator<String> ORDER =
            Comparator.comparingInt(AnswerHead::rank).thenComparing(Comparator.naturalOrder());

    private final int status;
    private final Map<String, String> headers = new TreeMap<>(ORDER);

    private AnswerHead(int status) {
        this.status = status;
    }

    static AnswerHead of(int status, Clock clock) {
        var now = ZonedDateTime.now(clock.withZone(ZoneOffset.UTC));
        return new AnswerHead(status).with("Date", HTTP_DATE.format(now)).with("Server", "Kestrel");
    }

    private static int rank(String name) {
        var rank = FIRST.indexOf(name);
        var last = name.equals("Deprecation") ? 1 : 0;
        return rank < 0 ? FIRST.size() + last : rank;
    }

    AnswerHead with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    AnswerHead type(String type) {
        return with("Content-Type", type);
    }

    AnswerHead length(int length) {
        return with("Content-Length", Integer.toString(length));
    }

    AnswerHead chunked() {
        headers.remove("Content-Length");
        return with("Transfer-Encoding", "chunked");
    }

    AnswerHead notStored() {
        return with("Cache-Control", "no-cache, no-store").with("Expires", "-1").with("Pragma", "no-cache");
    }

    /** As the handler of exceptions writes it: without the blank. */
    AnswerHead notStoredAfterAnError() {
        return notStored().with("Cache-Control", "no-cache,no-store");
    }

    Head build() {
        return new Head(
                status,
                headers.entrySet().stream()
                        .map(header -> new Header(header.getKey(), header.getValue()))
                        .toList());
    }
}
