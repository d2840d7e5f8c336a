package io.arrgus.simulator;

import io.arrgus.simulator.http.Head;
import io.arrgus.simulator.http.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What reverse proxies answer by themselves: their own pages, their own headers in their own order. */
final class Proxies {
    private Proxies() {}

    static void nginx(Call call, int status, String reason, Header... more) throws IOException {
        var page = """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                <hr><center>nginx/1.22.1</center>
                </body>
                </html>
                """.formatted(reason).replace("\n", "\r\n");
        var headers = new ArrayList<Header>();
        headers.add(new Header("Server", "nginx/1.22.1"));
        headers.add(dateOf(call));
        headers.add(new Header("Content-Type", "text/html"));
        headers.add(new Header("Content-Length", Integer.toString(page.length())));
        headers.add(new Header("Connection", "keep-alive"));
        headers.addAll(List.of(more));
        call.exchange().answer(new Head(status, headers), page.getBytes(StandardCharsets.US_ASCII));
    }

    static void nginxLogin(Call call) throws IOException {
        var host = call.request().header("Host").orElse("localhost");
        var login = "http://" + host + "/login?rd=" + call.request().target();
        nginx(call, 302, "302 Found", new Header("Location", login));
    }

    static void nginxPassword(Call call) throws IOException {
        nginx(call, 401, "401 Authorization Required", new Header("WWW-Authenticate", "Basic realm=\"x\""));
    }

    static void nginxToTls(Call call) throws IOException {
        var host = call.request().header("Host").orElse("localhost").replaceFirst(":[0-9]+$", "");
        var location = "https://" + host + call.request().target();
        nginx(call, 301, "301 Moved Permanently", new Header("Location", location));
    }

    /** Nothing at all. */
    static void caddy(Call call, int status) throws IOException {
        var headers = List.of(new Header("Server", "Caddy"), dateOf(call), new Header("Content-Length", "0"));
        call.exchange().answer(new Head(status, headers), new byte[0]);
    }

    static void haproxy(Call call) throws IOException {
        haproxy(call, 503, """
                <html><body><h1>503 Service Unavailable</h1>
                No server is available to handle this request.
                </body></html>
                """);
    }

    static void haproxyTimeout(Call call) throws IOException {
        haproxy(call, 504, """
                <html><body><h1>504 Gateway Time-out</h1>
                The server didn't respond in time.
                </body></html>
                """);
    }

    private static void haproxy(Call call, int status, String page) throws IOException {
        var headers = List.of(
                new Header("content-length", Integer.toString(page.length())),
                new Header("cache-control", "no-cache"),
                new Header("content-type", "text/html"));
        call.exchange().answer(new Head(status, headers), page.getBytes(StandardCharsets.US_ASCII));
    }

    private static Header dateOf(Call call) {
        return call.head(200).build().headers().stream()
                .filter(header -> header.name().equals("Date"))
                .findFirst()
                .orElseThrow();
    }
}
