package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrTrouble;
import io.arrgus.worker.arr.CallFailed;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** What the head of an answer means (contract 1.2, 1.3, 7, 12). The only class that looks at a status. */
final class StatusTroubles {

    private final Clock clock;

    StatusTroubles(Clock clock) {
        this.clock = clock;
    }

    /**
     * @param body asked for only where the status alone does not tell; no text of it gets into the failure
     * @throws CallFailed if it is anything else than 200 with JSON
     */
    void mustBeGood(HttpResponse response, Supplier<String> body) {
        if (response.getCode() != 200) {
            throw bad(response, body);
        }
        if (isHtml(response)) {
            throw new CallFailed(ArrTrouble.LOGIN_PAGE);
        }
        if (!isJson(response)) {
            throw new CallFailed(body.get().isBlank() ? ArrTrouble.EMPTY_ANSWER : ArrTrouble.NOT_JSON);
        }
    }

    /** Whether a 404 comes from an Arr's own API and has words to be looked at; an unknown path gives none. */
    static boolean mayBeUnknownItem(HttpResponse response) {
        return response.getCode() == 404 && response.containsHeader("X-Application-Version") && isJson(response);
    }

    private CallFailed bad(HttpResponse response, Supplier<String> body) {
        var status = response.getCode();
        return switch (status) {
            case 401 -> new CallFailed(keyOrLogin(response, body));
            case 403 -> new CallFailed(ArrTrouble.FORBIDDEN);
            case 404 -> new CallFailed(ArrTrouble.NOT_FOUND);
            case 408, 425 -> again(ArrTrouble.TIMED_OUT_THERE, response);
            case 429 -> again(ArrTrouble.TOO_MANY_REQUESTS, response);
            case 500 ->
                again(
                        body.get().contains("database is locked") ? ArrTrouble.LOCKED : ArrTrouble.SERVER_ERROR,
                        response);
            case 502 -> again(ArrTrouble.BAD_GATEWAY, response);
            case 503 -> again(starting(response, body) ? ArrTrouble.STARTING : ArrTrouble.UNAVAILABLE, response);
            case 504 -> again(ArrTrouble.GATEWAY_TIMEOUT, response);
            default -> byFamily(response);
        };
    }

    private CallFailed byFamily(HttpResponse response) {
        var family = response.getCode() / 100;
        return switch (family) {
            case 3 -> new CallFailed(ArrTrouble.REDIRECTED);
            case 4 -> new CallFailed(ArrTrouble.CLIENT_ERROR, String.valueOf(response.getCode()));
            case 5 -> again(ArrTrouble.SERVER_ERROR, response);
            default -> new CallFailed(ArrTrouble.UNEXPECTED_STATUS, String.valueOf(response.getCode()));
        };
    }

    private CallFailed again(ArrTrouble trouble, HttpResponse response) {
        return new CallFailed(trouble, String.valueOf(response.getCode()), retryAfter(response));
    }

    /** An Arr refuses a key with an empty body and no further word; only very old ones say {@code Unauthorized}. */
    private static ArrTrouble keyOrLogin(HttpResponse response, Supplier<String> body) {
        var elsewhere = response.containsHeader("Location") || response.containsHeader("WWW-Authenticate");
        if (elsewhere) {
            return ArrTrouble.LOGIN_WANTED;
        }
        return isJson(response) || body.get().isBlank() ? ArrTrouble.UNAUTHORIZED : ArrTrouble.LOGIN_WANTED;
    }

    private static boolean starting(HttpResponse response, Supplier<String> body) {
        return !isHtml(response) && body.get().contains("is starting up");
    }

    private static boolean isJson(HttpResponse response) {
        return typeOf(response).contains("json");
    }

    private static boolean isHtml(HttpResponse response) {
        return typeOf(response).contains("html");
    }

    private static String typeOf(HttpResponse response) {
        return text(response, "Content-Type").toLowerCase(Locale.ROOT);
    }

    private @Nullable Duration retryAfter(HttpResponse response) {
        var text = text(response, "Retry-After").strip();
        if (text.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            var wait = Duration.between(
                    clock.instant(),
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? null : wait;
        } catch (DateTimeException absentOrNonsense) {
            return null;
        }
    }

    private static String text(HttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue();
    }
}
