package io.arrgus.worker.arr;

import static io.arrgus.model.run.FailureKind.NEEDS_ATTENTION;
import static io.arrgus.model.run.FailureKind.NOT_TRIED;
import static io.arrgus.model.run.FailureKind.TRANSIENT;

import io.arrgus.model.connection.Connection;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import java.util.Locale;

/**
 * Everything that can go wrong with a call, told apart as far as a person can do something different about it. In the
 * sentences, {@code %1$s} is the connection's name, {@code %2$s} its address, {@code %3$s} the application that should
 * answer there, {@code %4$s} a detail.
 */
public enum ArrTrouble {
    // No connection.
    REFUSED(
            TRANSIENT,
            Repeat.YES,
            "%1$s cannot be reached: nothing listens at %2$s.",
            "Check that %3$s is running and that host and port of the URL are right; from inside a container, 'localhost' is the container itself."),
    UNKNOWN_HOST(
            TRANSIENT,
            Repeat.YES,
            "%1$s cannot be reached: the host name in %2$s is not known here.",
            "Check the spelling of the host; a container's name is known only inside its own Docker network."),
    UNREACHABLE(
            TRANSIENT,
            Repeat.YES,
            "%1$s cannot be reached: no network leads from the worker to %2$s.",
            "Check the network, VPN or firewall between the worker and %3$s."),
    CONNECT_TIMEOUT(
            TRANSIENT,
            Repeat.YES,
            "%1$s cannot be reached: %2$s did not accept a connection within %4$s.",
            "Check that the machine is up and that no firewall drops the traffic to this port."),
    ADDRESS_REFUSED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not called: the host in %2$s leads to a link-local or cloud metadata address.",
            "Use the address of the machine on which %3$s runs; private networks are fine."),
    BAD_URL(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not called: its URL is not an address that begins with http:// or https://.",
            "Set the URL to the one under which a browser finds %3$s, such as http://192.168.1.10:7878."),
    CANNOT_UNSEAL(
            NEEDS_ATTENTION,
            Repeat.NO,
            "The stored API key of %1$s cannot be opened.",
            "Give all services the same master key, or enter the API key of this connection once more."),

    // TLS.
    TLS_EXPIRED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not called: the certificate of %2$s has expired or is not valid yet.",
            "Renew the certificate, and check the clocks of both machines."),
    TLS_UNTRUSTED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not called: the certificate of %2$s is self-signed or from an authority that the worker does not trust.",
            "Add that authority to the worker's trust store (-Djavax.net.ssl.trustStore), or use http:// inside your own network."),
    TLS_WRONG_HOST(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not called: the certificate of %2$s was made for another host name.",
            "Use the host name that the certificate was made for."),
    TLS_NOT_SPOKEN(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s does not speak TLS at %2$s.",
            "Use http:// instead of https://, or the port on which %3$s or its proxy serves https."),
    TLS_FAILED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "No secure connection to %1$s could be agreed on at %2$s.",
            "Check the TLS settings of %3$s or of the proxy before it; TLS 1.2 or 1.3 is needed."),

    // A connection, but no whole answer.
    RESET(
            TRANSIENT,
            Repeat.YES,
            "%1$s closed the connection at %2$s without an answer.",
            "It may just have been restarting; if this stays, check its log, and that the URL does not mix up http and https."),
    NOT_HTTP(
            NEEDS_ATTENTION,
            Repeat.NO,
            "What answers for %1$s at %2$s does not speak HTTP.",
            "Check the port: it seems to belong to something else than %3$s."),
    NO_ANSWER_IN_TIME(
            TRANSIENT,
            Repeat.YES,
            "%1$s took the request at %2$s, but began no answer within %4$s.",
            "%3$s is overloaded or hangs; check its log and the load of its machine, and restart it if need be."),
    STALLED(
            TRANSIENT,
            Repeat.YES,
            "%1$s stopped in the middle of an answer and sent nothing more for %4$s.",
            "Check the network to %2$s and the load of its machine."),
    BODY_CUT(
            TRANSIENT,
            Repeat.YES,
            "The connection to %1$s broke in the middle of an answer.",
            "%3$s or a proxy before it was restarted or ran out of memory; its log says which."),

    // An answer, but not the one.
    UNAUTHORIZED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s refuses its API key.",
            "Copy the API key from %3$s, Settings, General, Security, and enter it for this connection."),
    LOGIN_WANTED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "Something at %2$s asks for a login before %1$s can be called.",
            "Add the URL base of %3$s to the URL if it has one, or let the proxy pass /api without its own login."),
    FORBIDDEN(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is forbidden to us: %2$s answers 403.",
            "A proxy or firewall before %3$s keeps the worker out; allow the worker's address there."),
    NOT_FOUND(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s has no API that fits %1$s: it answers 404.",
            "Check the URL base (Settings, General in %3$s) and that %3$s is not older than version 3."),
    CLIENT_ERROR(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s does not accept our request: %2$s answers %4$s.",
            "Check that the URL leads to %3$s itself, with its URL base if it has one, and not to another application."),
    REDIRECTED(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s is not at %2$s itself: that address redirects to another place.",
            "Use the final address: add the URL base (such as /radarr) or use https://; if it is a login page, let the proxy pass /api."),
    LOGIN_PAGE(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s shows a web page instead of the API of %1$s.",
            "The URL base is wrong or missing (Settings, General in %3$s), or a proxy shows its login page."),
    EMPTY_ANSWER(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s answers for %1$s, but with nothing.",
            "A proxy has no route for this path; check the URL and its base."),
    NOT_JSON(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s answers for %1$s with something that is not the JSON of an Arr.",
            "Check that the URL leads to %3$s and not to another application."),
    UNEXPECTED_STATUS(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s answers for %1$s with status %4$s, which no Arr uses here.",
            "Check that the URL leads to %3$s and not to another application."),
    WRONG_APP(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%2$s is %4$s, but %1$s should be %3$s.",
            "Correct the URL or its port, or make a new connection of the right type."),
    WRONG_ITEM(
            TRANSIENT,
            Repeat.NO,
            "%1$s was asked for one title and answered with another.",
            "A proxy before %3$s seems to cache its answers; it must not."),

    // The Arr or a proxy has trouble of its own.
    TIMED_OUT_THERE(
            TRANSIENT,
            Repeat.YES,
            "%1$s was too slow in taking our request: %2$s answers %4$s.",
            "Check the load of %3$s and of a proxy before it."),
    TOO_MANY_REQUESTS(
            TRANSIENT,
            Repeat.YES,
            "%1$s gets too many requests: %2$s answers 429.",
            "An Arr never says this itself: raise the limit of the proxy before %3$s."),
    LOCKED(
            TRANSIENT,
            Repeat.YES,
            "The database of %1$s is locked.",
            "Another process or a backup holds it; keep the folder of %3$s off network shares."),
    SERVER_ERROR(
            TRANSIENT,
            Repeat.ONCE,
            "%1$s failed with an error of its own: %2$s answers %4$s.",
            "The log of %3$s says what went wrong (System, Log Files)."),
    BAD_GATEWAY(
            TRANSIENT,
            Repeat.YES,
            "The proxy at %2$s gets no good answer from %1$s (502).",
            "Check that %3$s is running; during a restart this passes by itself."),
    UNAVAILABLE(
            TRANSIENT,
            Repeat.YES,
            "The proxy at %2$s finds no running server for %1$s (503).",
            "Check that %3$s is running; during a restart this passes by itself."),
    STARTING(
            TRANSIENT,
            Repeat.YES,
            "%1$s is still starting.",
            "Nothing to do: it is asked again; after an update a start may take minutes."),
    GATEWAY_TIMEOUT(
            TRANSIENT,
            Repeat.YES,
            "The proxy at %2$s lost patience with %1$s (504).",
            "Raise the proxy's read timeout to 300 s: a big library takes %3$s that long to list."),

    // A list, but not a whole one.
    NOT_A_LIST(
            TRANSIENT,
            Repeat.NO,
            "%1$s sent something else than a list of its library.",
            "Check that the URL leads to %3$s; nothing was changed here."),
    TRUNCATED(
            TRANSIENT,
            Repeat.NO,
            "The library of %1$s arrived incomplete: the list stops in the middle.",
            "A proxy before %3$s cuts it, or %3$s was stopped meanwhile; nothing was changed here."),
    BROKEN_JSON(
            TRANSIENT,
            Repeat.NO,
            "The library of %1$s arrived damaged: it is not readable as JSON.",
            "If this stays, fetch the list in a browser and look at it; nothing was changed here."),
    TOO_LARGE(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s sends more than %4$s, which is more than the worker takes.",
            "If that is really its library, raise arrgus.worker.arr.max-list-size; nothing was changed here."),
    TOO_MANY_ITEMS(
            NEEDS_ATTENTION,
            Repeat.NO,
            "%1$s lists more than %4$s titles, which is more than the worker takes.",
            "If that is really its library, raise arrgus.worker.arr.max-items; nothing was changed here."),

    // Not even tried.
    BREAKER_OPEN(
            NOT_TRIED,
            Repeat.NO,
            "%1$s was not called: too many calls to it failed just now.",
            "It is tried again by itself shortly; the failures before this one tell the cause."),
    BULKHEAD_FULL(
            NOT_TRIED,
            Repeat.NO,
            "%1$s was not called: too many calls to it are under way already.",
            "It is tried again by itself; if this stays, %3$s answers too slowly.");

    /** Whether the same call is worth another try within the run. */
    enum Repeat {
        NO,
        ONCE,
        YES
    }

    private final FailureKind kind;
    private final Repeat repeat;
    private final String message;
    private final String hint;

    ArrTrouble(FailureKind kind, Repeat repeat, String message, String hint) {
        this.kind = kind;
        this.repeat = repeat;
        this.message = message;
        this.hint = hint;
    }

    /** The stable word for tools. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    FailureKind kind() {
        return kind;
    }

    /** The second try of a library costs an Arr as much as the first: a time-out, also a proxy's, is repeated once at most. */
    Repeat repeat(Endpoint endpoint) {
        var slow = this == NO_ANSWER_IN_TIME || this == STALLED || this == GATEWAY_TIMEOUT;
        return slow && endpoint == Endpoint.LIBRARY ? Repeat.ONCE : repeat;
    }

    Failure failure(Connection connection, String detail) {
        var address = ArrAddress.of(connection.url()).map(ArrAddress::toString).orElse("its URL");
        var app = connection.arrType().appName();
        return new Failure(
                kind,
                code(),
                message.formatted(connection.name(), address, app, detail),
                hint.formatted(connection.name(), address, app, detail));
    }
}
