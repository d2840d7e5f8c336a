package io.arrgus.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/** What can go wrong; commands write {@code CUT_BODY} as {@code cutBody}. */
public enum FaultKind {
    /** 401 with an empty body, as for a wrong key. */
    UNAUTHORIZED(Stage.OUTSIDE),
    /** The connection is reset instead of an answer. */
    RESET(Stage.OUTSIDE),
    /** No answer at all, until the caller hangs up. */
    HANG(Stage.OUTSIDE),
    /** 502 with a page of nginx: the Arr behind it is down. */
    BAD_GATEWAY_502(Stage.OUTSIDE),
    /** 503 with a page of HAProxy: the Arr behind it is down. */
    UNAVAILABLE_503(Stage.OUTSIDE),
    /** 504 with a page of nginx: the Arr behind it took too long. */
    GATEWAY_TIMEOUT_504(Stage.OUTSIDE),
    /** 502 with nothing in it, as Caddy answers: the Arr behind it is down. */
    EMPTY_502(Stage.OUTSIDE),
    /** 504 with a page of HAProxy: the Arr behind it took too long. */
    SLOW_BACKEND_504(Stage.OUTSIDE),
    /** 401 with a page of nginx: it wants a password of its own. */
    PROXY_LOGIN_401(Stage.OUTSIDE),
    /** 404 with a page of nginx: no Arr lies at that path. */
    NO_SUCH_PATH_404(Stage.OUTSIDE),
    /** 301 to the same address with TLS. */
    REDIRECT_301(Stage.OUTSIDE),
    /** 307 to where it came from, for ever: the proxy takes the URL base away, the Arr asks for it. */
    REDIRECT_LOOP_307(Stage.OUTSIDE),
    /** 200 with neither a body nor a type, as Caddy answers where it has nothing to send. */
    EMPTY_200(Stage.OUTSIDE),
    /** 302 to the login of a proxy, even with a right key. */
    REDIRECT_302(Stage.OUTSIDE),
    /** 200 with the page of the user interface, as for a wrong URL base. */
    HTML_200(Stage.OUTSIDE),
    /** 503 with {@code errorMessage}: the Arr is starting. */
    STARTING_503(Stage.INSIDE),
    /** 500 with a message and a stack trace. */
    ERROR_500(Stage.INSIDE),
    /** 500: "database is locked". */
    LOCKED_500(Stage.INSIDE),
    /** The body ends somewhere in its middle, and the connection with it. */
    CUT_BODY(Stage.BODY),
    /** The body ends somewhere in its middle, but for HTTP it ends properly: proxies do that. */
    CLEAN_CUT(Stage.BODY),
    /** The status of another application. */
    OTHER_APP(Stage.STATUS),
    /** {@code []} */
    EMPTY_LIST(Stage.LIST),
    /** A proper list of the first half of the titles. */
    HALF_LIST(Stage.LIST),
    /** A proper list in which one title stands twice. */
    DUPLICATE_IDS(Stage.LIST),
    /** One title has its ids, but other members of types that they never have. */
    UNREADABLE_ITEM(Stage.ITEM),
    /** One title has neither its own id nor one in the world. */
    ITEM_WITHOUT_ID(Stage.ITEM),
    /** Decimals of thirty digits, most of them nothing. */
    LONG_DECIMALS(Stage.VALUES),
    /** Every date is in the year 1. */
    YEAR_ONE_DATES(Stage.VALUES),
    /** Every date is the last there is. */
    FAR_DATES(Stage.VALUES),
    /** Nulls where members are left out otherwise. */
    NULL_VALUES(Stage.VALUES),
    /** Values and members of a later version. */
    UNKNOWN_VALUES(Stage.VALUES),
    /** Another process holds the database: a write waits as long as a real one, and fails with 500. */
    LOCKED_WRITES(Stage.WRITES),
    /** The metadata service cannot be reached: nothing can be added or refreshed. */
    METADATA_DOWN(Stage.WRITES),
    /** A silence before the answer, which is right otherwise. */
    SLOW_FIRST_BYTE(Stage.PACE),
    /** A body that trickles, and is right otherwise. */
    SLOW_BODY(Stage.PACE);

    /** Where on the way of an answer it happens. */
    enum Stage {
        OUTSIDE,
        INSIDE,
        BODY,
        STATUS,
        LIST,
        ITEM,
        VALUES,
        WRITES,
        PACE;

        private Set<Endpoint> endpoints() {
            return switch (this) {
                case OUTSIDE, INSIDE, BODY, PACE -> EnumSet.allOf(Endpoint.class);
                case STATUS -> EnumSet.of(Endpoint.STATUS);
                case LIST -> EnumSet.of(Endpoint.LIST);
                case ITEM -> EnumSet.of(Endpoint.LIST, Endpoint.ITEM);
                case VALUES -> EnumSet.of(Endpoint.LIST, Endpoint.ITEM, Endpoint.HISTORY, Endpoint.QUEUE);
                case WRITES -> EnumSet.of(Endpoint.WRITES);
            };
        }
    }

    private final Stage stage;

    FaultKind(Stage stage) {
        this.stage = stage;
    }

    Stage stage() {
        return stage;
    }

    Duration usualDelay() {
        return this == LOCKED_WRITES ? Duration.ZERO : Duration.ofSeconds(5);
    }

    /** Where it can happen at all. */
    Set<Endpoint> endpoints() {
        return stage.endpoints();
    }
}
