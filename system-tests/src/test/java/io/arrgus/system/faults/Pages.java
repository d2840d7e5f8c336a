package io.arrgus.system.faults;

/** What Arrs and proxies show when something is wrong, in their own form. */
final class Pages {

    static final String HTML = "text/html";
    static final String JSON = "application/json";
    static final String PROBLEM = "application/problem+json; charset=utf-8";

    static final String NOT_FOUND = """
            {
              "type": "https://tools.ietf.org/html/rfc9110#section-15.5.5",
              "title": "Not Found",
              "status": 404,
              "traceId": "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00"
            }""";

    static final String VALIDATION = """
            [
              {
                "propertyName": "TmdbId",
                "errorMessage": "This movie has already been added",
                "severity": "error",
                "errorCode": "MovieExistsValidator"
              }
            ]""";

    static final String STARTING = """
            {
              "errorMessage": "Radarr is starting up, please try again later"
            }""";

    static final String HAPROXY_503 = """
            <html><body><h1>503 Service Unavailable</h1>
            No server is available to handle this request.
            </body></html>
            """;

    static final String HAPROXY_504 = """
            <html><body><h1>504 Gateway Time-out</h1>
            The server didn't respond in time.
            </body></html>
            """;

    static final String APACHE_502 = """
            <!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
            <html><head>
            <title>502 Proxy Error</title>
            </head><body>
            <h1>Proxy Error</h1>
            <p>The proxy server received an invalid response from an upstream server.</p>
            </body></html>
            """;

    static final String USER_INTERFACE = """
            <!doctype html>
            <html lang="en"><head><title>Radarr</title></head><body><div id="root"></div></body></html>
            """;

    private Pages() {}

    static String nginx(String reason) {
        return """
                <html>
                <head><title>%1$s</title></head>
                <body>
                <center><h1>%1$s</h1></center>
                <hr><center>nginx/1.22.1</center>
                </body>
                </html>
                """.formatted(reason).replace("\n", "\r\n");
    }

    /** As an Arr writes what it did not expect: with a stack trace that no user may see. */
    static String errorModel(String message) {
        return """
                {
                  "message": "%s",
                  "description": "System.InvalidOperationException: at NzbDrone.Core.Secret.Place"
                }""".formatted(message);
    }
}
