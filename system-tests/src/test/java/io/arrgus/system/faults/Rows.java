package io.arrgus.system.faults;

import static io.arrgus.system.faults.Pages.HTML;
import static io.arrgus.system.faults.Pages.JSON;
import static io.arrgus.system.faults.Pages.PROBLEM;
import static io.arrgus.system.faults.Row.list;
import static io.arrgus.system.faults.Row.status;
import static io.arrgus.system.faults.Row.taken;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** All the ways. A call that may pass by itself is tried four times, a library only where it began to come. */
final class Rows {

    private static final int LONG_TEXT = 100_000_000;
    private static final int DEEP = 10_000;

    private Rows() {}

    static List<Row> all() {
        return Stream.of(transport(), refusals(), otherPlaces(), troubles(), cutLists(), oddLists(), hugeLists())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Row> transport() {
        return List.of(
                status("connection reset before an answer", "reset", 4, Reply::reset),
                status("connection closed before an answer", "reset", 4, reply -> {}),
                status("request taken, never answered", "no_answer_in_time", 4, Reply::silence)
                        .slowly(),
                status("headers sent, then nothing", "stalled", 4, reply -> {
                            reply.jsonHead(100);
                            reply.silence();
                        })
                        .slowly(),
                status("something else than HTTP", "not_http", 1, reply -> reply.raw("220 ftp ready\r\n\r\n")),
                list("library asked for, never answered", "no_answer_in_time", 2, Reply::silence)
                        .slowly(),
                list("library reset after the headers", "body_cut", 4, reply -> {
                    reply.chunkedHead();
                    reply.reset();
                }),
                list("library stops in the middle, connection stays", "stalled", 2, reply -> {
                            reply.chunkedHead();
                            reply.chunk(firstHalf(reply.right()));
                            reply.silence();
                        })
                        .slowly(),
                list("one byte a second", "took_too_long", 1, Rows::trickle).slowly(),
                taken("first byte of the library after 2 s", "SUCCEEDED", "", reply -> {
                            reply.pause(Duration.ofSeconds(2));
                            reply.json(reply.right());
                        })
                        .slowly());
    }

    private static List<Row> refusals() {
        return List.of(
                status("401, empty: wrong key", "unauthorized", 1, reply -> reply.empty(401)),
                status(
                        "401 of an older Arr, with JSON",
                        "unauthorized",
                        1,
                        reply -> reply.answer(401, JSON, "{\"error\": \"Unauthorized\"}")),
                list("401 for the library only", "unauthorized", 1, reply -> reply.empty(401)),
                status(
                        "401 of a proxy that wants a login",
                        "login_wanted",
                        1,
                        reply -> reply.answer(
                                401,
                                HTML,
                                Pages.nginx("401 Authorization Required"),
                                "WWW-Authenticate: Basic realm=\"x\"")),
                status(
                        "401 with the address of a login page",
                        "login_wanted",
                        1,
                        reply -> reply.empty(401, "Location: http://radarr/login?returnUrl=%2Fapi")),
                status("403", "forbidden", 1, reply -> reply.empty(403)),
                status("400, validation", "client_error", 1, reply -> reply.answer(400, JSON, Pages.VALIDATION)),
                status(
                        "400, error of the Arr",
                        "client_error",
                        1,
                        reply -> reply.answer(400, JSON, Pages.errorModel("BadRequest"))),
                status("404, empty: unknown path", "not_found", 1, reply -> reply.empty(404)),
                status("404, problem of the Arr", "not_found", 1, reply -> reply.answer(404, PROBLEM, Pages.NOT_FOUND)),
                status(
                        "404 of a proxy",
                        "not_found",
                        1,
                        reply -> reply.answer(404, HTML, Pages.nginx("404 Not Found"))),
                status(
                        "405: the page of the user interface",
                        "client_error",
                        1,
                        reply -> reply.empty(405, "Allow: GET")),
                status("406", "client_error", 1, reply -> reply.empty(406)),
                status("409", "client_error", 1, reply -> reply.answer(409, JSON, Pages.errorModel("conflict"))),
                status("415", "client_error", 1, reply -> reply.empty(415)),
                status("431", "client_error", 1, reply -> reply.empty(431)));
    }

    private static List<Row> otherPlaces() {
        return List.of(
                status(
                        "307 to the URL base",
                        "redirected",
                        1,
                        reply -> reply.empty(307, "Location: /radarr/api/v3/system/status")),
                status(
                        "302 to the Arr's login",
                        "redirected",
                        1,
                        reply -> reply.empty(302, "Location: http://radarr/login?returnUrl=%2Fapi")),
                status(
                        "302 to the login of a proxy",
                        "redirected",
                        1,
                        reply -> reply.answer(302, HTML, Pages.nginx("302 Found"), "Location: http://x/login?rd=/api")),
                status(
                        "301 to https",
                        "redirected",
                        1,
                        reply -> reply.answer(
                                301, HTML, Pages.nginx("301 Moved Permanently"), "Location: https://x/api")),
                status(
                        "200 with the page of the user interface",
                        "login_page",
                        1,
                        reply -> reply.answer(200, HTML, Pages.USER_INTERFACE)),
                list(
                        "200 with a login page for the library",
                        "login_page",
                        1,
                        reply -> reply.answer(200, HTML, Pages.USER_INTERFACE)),
                status("200 with nothing: a proxy without a route", "empty_answer", 1, reply -> reply.empty(200)),
                status("204", "unexpected_status", 1, reply -> reply.raw("HTTP/1.1 204 No Content\r\n\r\n")),
                status(
                        "another application",
                        "wrong_app",
                        1,
                        reply -> reply.json("{\"appName\": \"Sonarr\", \"version\": \"4.0.19.0\"}")),
                status("JSON of something else", "not_json", 1, reply -> reply.json("{\"status\": \"OK\"}")),
                status("text", "not_json", 1, reply -> reply.answer(200, "text/plain", "hello")));
    }

    private static List<Row> troubles() {
        return List.of(
                status("408", "timed_out_there", 4, reply -> reply.empty(408)),
                status("425", "timed_out_there", 4, reply -> reply.empty(425)),
                status("429 of a proxy", "too_many_requests", 4, reply -> reply.empty(429, "Retry-After: 0")),
                status(
                        "500, database is locked",
                        "locked",
                        4,
                        reply -> reply.answer(500, JSON, Pages.errorModel("database is locked\\ndatabase is locked"))),
                status(
                        "500 with a stack trace",
                        "server_error",
                        2,
                        reply -> reply.answer(500, JSON, Pages.errorModel("boom"))),
                list(
                        "500 for the library",
                        "server_error",
                        2,
                        reply -> reply.answer(
                                500, JSON, Pages.errorModel("Expected query to return 1 rows but returned 0"))),
                status(
                        "502 of nginx: nothing behind it",
                        "bad_gateway",
                        4,
                        reply -> reply.answer(502, HTML, Pages.nginx("502 Bad Gateway"))),
                status("502 of Caddy, empty", "bad_gateway", 4, reply -> reply.empty(502)),
                list(
                        "502 of Apache, which lost patience",
                        "bad_gateway",
                        4,
                        reply -> reply.answer(502, HTML, Pages.APACHE_502)),
                status(
                        "503 of HAProxy: nothing behind it",
                        "unavailable",
                        4,
                        reply -> reply.answer(503, HTML, Pages.HAPROXY_503)),
                status(
                        "503 of the Arr, which is starting",
                        "starting",
                        4,
                        reply -> reply.answer(503, JSON, Pages.STARTING)),
                list(
                        "504 of nginx for the library",
                        "gateway_timeout",
                        2,
                        reply -> reply.answer(504, HTML, Pages.nginx("504 Gateway Time-out"))),
                list(
                        "504 of HAProxy for the library",
                        "gateway_timeout",
                        2,
                        reply -> reply.answer(504, HTML, Pages.HAPROXY_504)),
                status(
                        "522 of a CDN",
                        "server_error",
                        2,
                        reply -> reply.answer(522, HTML, "<html><body>Connection timed out</body></html>")));
    }

    private static List<Row> cutLists() {
        return List.of(
                list("library cut with its connection", "body_cut", 4, reply -> {
                    reply.chunkedHead();
                    reply.chunk(firstHalf(reply.right()));
                }),
                list("library cut and reset", "body_cut", 4, reply -> {
                    reply.jsonHead(reply.right().length());
                    reply.raw(firstHalf(reply.right()));
                    reply.reset();
                }),
                list("library shorter than announced", "body_cut", 4, reply -> {
                    reply.jsonHead(reply.right().length());
                    reply.raw(firstHalf(reply.right()));
                }),
                list("library cut by a proxy that ends it cleanly", "truncated", 1, reply -> {
                    reply.chunkedHead();
                    reply.chunk(firstHalf(reply.right()));
                    reply.lastChunk();
                }),
                list("the same, cut after a title", "truncated", 1, reply -> {
                    var list = reply.right();
                    reply.json(list.substring(0, list.indexOf("\n  },") + 5));
                }),
                list("the same, cut before the closing bracket", "truncated", 1, reply -> {
                    var list = reply.right();
                    reply.json(list.substring(0, list.lastIndexOf(']')));
                }),
                list("compressed library cut in the middle", "body_cut", 4, reply -> {
                    var whole = gzip(reply.right());
                    reply.json(Arrays.copyOf(whole, whole.length / 2), "Content-Encoding: gzip");
                }));
    }

    private static List<Row> oddLists() {
        return List.of(
                taken("empty list", "HELD", "held", reply -> reply.json("[]")),
                taken("half a list", "HELD", "held", reply -> {
                    var list = reply.right();
                    var half = list.indexOf("\n  },", list.length() / 2);
                    reply.json(list.substring(0, half) + "\n  }\n]");
                }),
                list("an object instead of a list", "not_a_list", 1, reply -> reply.json("{\"records\": []}")),
                list("null instead of a list", "not_a_list", 1, reply -> reply.json("null")),
                list("nothing instead of a list", "truncated", 1, reply -> reply.json("")),
                list("text after the list", "broken_json", 1, reply -> reply.json(reply.right() + "[]")),
                list(
                        "a comma too many",
                        "broken_json",
                        1,
                        reply -> reply.json(reply.right().replaceFirst("\\[", "[,"))),
                list("invalid UTF-8", "broken_json", 1, reply -> {
                    var bytes = reply.right().getBytes(StandardCharsets.UTF_8);
                    bytes[reply.right().indexOf("\"title\": \"") + 11] = (byte) 0xC3;
                    reply.json(bytes);
                }),
                taken("a title twice", "SUCCEEDED", "skipped", reply -> {
                    var list = reply.right();
                    var first = list.substring(list.indexOf('{'), list.indexOf("\n  },") + 4);
                    reply.json(list.replaceFirst("\\[", "[" + java.util.regex.Matcher.quoteReplacement(first) + ","));
                }),
                taken(
                        "ids as text",
                        "PARTIAL",
                        "partial",
                        reply -> reply.json(reply.right().replaceAll("\"(id|tmdbId)\": (\\d+)", "\"$1\": \"$2\""))),
                taken(
                        "a title whose name is no text",
                        "SUCCEEDED",
                        "skipped",
                        reply -> reply.json(reply.right().replaceFirst("\"title\": \"[^\"]*\"", "\"title\": {}"))),
                taken(
                        "a title without an id",
                        "PARTIAL",
                        "partial",
                        reply -> reply.json(reply.right().replaceFirst("\"tmdbId\": \\d+,", ""))),
                taken(
                        "a title that is no object",
                        "PARTIAL",
                        "partial",
                        reply -> reply.json(reply.right().replaceFirst("\\[", "[17,"))),
                list(
                        "bytes that are no gzip although it says so",
                        "body_cut",
                        4,
                        reply -> reply.json(reply.right().getBytes(StandardCharsets.UTF_8), "Content-Encoding: gzip")),
                taken(
                        "a byte order mark before the list",
                        "SUCCEEDED",
                        "",
                        reply -> reply.json("\uFEFF" + reply.right())));
    }

    private static List<Row> hugeLists() {
        return List.of(
                list(
                        "nesting of 10,000",
                        "broken_json",
                        1,
                        reply -> reply.json("[{\"id\": 1, \"x\": " + "[".repeat(DEEP) + "]".repeat(DEEP) + "}]")),
                list("text of 100 MB in a title", "broken_json", 1, reply -> {
                    var text = new byte[LONG_TEXT];
                    Arrays.fill(text, (byte) 'x');
                    var before = "[{\"id\": 1, \"title\": \"".getBytes(StandardCharsets.UTF_8);
                    reply.jsonHead(before.length + text.length + 3);
                    reply.raw(before);
                    reply.raw(text);
                    reply.raw("\"}]");
                }),
                list(
                        "gzip bomb of 1 GB",
                        "too_large",
                        1,
                        reply -> reply.gzipped(out -> {
                            out.write('[');
                            var blanks = new byte[1 << 20];
                            Arrays.fill(blanks, (byte) ' ');
                            for (int i = 0; i < 1024; i++) {
                                out.write(blanks);
                            }
                            out.write(']');
                        })),
                list("more titles than allowed", "too_many_items", 1, reply -> {
                    reply.chunkedHead();
                    reply.chunk("[" + "{\"id\": 1, \"tmdbId\": 1, \"title\": \"t\"},\n".repeat(2_001) + "{}]");
                    reply.lastChunk();
                }));
    }

    private static void trickle(Reply reply) throws Exception {
        reply.chunkedHead();
        for (var c : reply.right().toCharArray()) {
            reply.chunk(String.valueOf(c));
            reply.pause(Duration.ofSeconds(1));
        }
    }

    private static String firstHalf(String text) {
        return text.substring(0, text.length() / 2);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
