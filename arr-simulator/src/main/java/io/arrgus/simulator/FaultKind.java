package io.arrgus.simulator;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What can go wrong, by the names that commands use. */
public enum FaultKind {
    /** 401 with an empty body, as for a wrong key. */
    UNAUTHORIZED("unauthorized", Stage.OUTSIDE),
    /** The connection is reset instead of an answer. */
    RESET("reset", Stage.OUTSIDE),
    /** No answer at all, until the caller hangs up. */
    HANG("hang", Stage.OUTSIDE),
    /** 502 with a page of nginx: the Arr behind it is down. */
    BAD_GATEWAY_502("badGateway502", Stage.OUTSIDE),
    /** 503 with a page of HAProxy: the Arr behind it is down. */
    UNAVAILABLE_503("unavailable503", Stage.OUTSIDE),
    /** 504 with a page of nginx: the Arr behind it took too long. */
    GATEWAY_TIMEOUT_504("gatewayTimeout504", Stage.OUTSIDE),
    /** 302 to the login of a proxy, even with a right key. */
    REDIRECT_302("redirect302", Stage.OUTSIDE),
    /** 200 with the page of the user interface, as for a wrong URL base. */
    HTML_200("html200", Stage.OUTSIDE),
    /** 503 with {@code errorMessage}: the Arr is starting. */
    STARTING_503("starting503", Stage.INSIDE),
    /** 500 with a message and a stack trace. */
    ERROR_500("error500", Stage.INSIDE),
    /** 500: "database is locked". */
    LOCKED_500("locked500", Stage.INSIDE),
    /** The body ends somewhere in its middle, and the connection with it. */
    CUT_BODY("cutBody", Stage.BODY),
    /** The body ends somewhere in its middle, but for HTTP it ends properly: proxies do that. */
    CLEAN_CUT("cleanCut", Stage.BODY),
    /** The status of another application. */
    OTHER_APP("otherApp", Stage.STATUS),
    /** {@code []} */
    EMPTY_LIST("emptyList", Stage.LIST),
    /** A proper list of the first half of the titles. */
    HALF_LIST("halfList", Stage.LIST),
    /** A proper list in which one title stands twice. */
    DUPLICATE_IDS("duplicateIds", Stage.LIST),
    /** One title has its ids, but other members of types that they never have. */
    UNREADABLE_ITEM("unreadableItem", Stage.ITEM),
    /** One title has neither its own id nor one in the world. */
    ITEM_WITHOUT_ID("itemWithoutId", Stage.ITEM),
    /** A silence before the answer, which is right otherwise. */
    SLOW_FIRST_BYTE("slowFirstByte", Stage.PACE),
    /** A body that trickles, and is right otherwise. */
    SLOW_BODY("slowBody", Stage.PACE);

    /** Where on the way of an answer it happens. */
    enum Stage {
        OUTSIDE,
        INSIDE,
        BODY,
        STATUS,
        LIST,
        ITEM,
        PACE;

        private Set<Endpoint> endpoints() {
            return switch (this) {
                case OUTSIDE, INSIDE, BODY, PACE -> EnumSet.allOf(Endpoint.class);
                case STATUS -> EnumSet.of(Endpoint.STATUS);
                case LIST -> EnumSet.of(Endpoint.LIST);
                case ITEM -> EnumSet.of(Endpoint.LIST, Endpoint.ITEM);
            };
        }
    }

    private final String command;
    private final Stage stage;

    FaultKind(String command, Stage stage) {
        this.command = command;
        this.stage = stage;
    }

    /** As people write it: {@code cutBody}. */
    public String command() {
        return command;
    }

    /** @throws IllegalArgumentException with all the names there are, if this is none of them */
    public static FaultKind named(String command) {
        return Arrays.stream(values())
                .filter(kind -> kind.command.equalsIgnoreCase(command))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault \"" + command + "\"; there are "
                        + Arrays.stream(values()).map(FaultKind::command).collect(Collectors.joining(", "))));
    }

    Stage stage() {
        return stage;
    }

    /** Where it can happen at all. */
    Set<Endpoint> endpoints() {
        return stage.endpoints();
    }
}
