package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.util.Arrays;
import java.util.Optional;

/** What lies at a path, and the methods that the real application takes there. */
enum Route {
    INFO("/api", "GET", Endpoint.OTHER),
    STATUS("/api/v3/system/status", "GET", Endpoint.STATUS),
    LIST("/api/v3/{title}", "GET, POST, PUT", Endpoint.LIST),
    ITEM("/api/v3/{title}/{id}", "DELETE, GET, PUT", Endpoint.ITEM),
    EDITOR("/api/v3/{title}/editor", "DELETE, PUT", Endpoint.OTHER),
    FILES("/api/v3/{file}", "GET", Endpoint.OTHER),
    FILE("/api/v3/{file}/{id}", "DELETE, GET", Endpoint.OTHER),
    FILES_IN_BULK("/api/v3/{file}/bulk", "DELETE", Endpoint.OTHER),
    EPISODES("/api/v3/episode", "GET", Endpoint.OTHER, true),
    EPISODE("/api/v3/episode/{id}", "GET", Endpoint.OTHER, true),
    LANGUAGE_PROFILES("/api/v3/languageprofile", "GET", Endpoint.OTHER, true),
    HISTORY("/api/v3/history", "GET", Endpoint.HISTORY),
    HISTORY_SINCE("/api/v3/history/since", "GET", Endpoint.HISTORY),
    HISTORY_OF_TITLE("/api/v3/history/{title}", "GET", Endpoint.HISTORY),
    QUEUE("/api/v3/queue", "GET", Endpoint.QUEUE),
    QUEUE_DETAILS("/api/v3/queue/details", "GET", Endpoint.QUEUE),
    QUEUE_STATUS("/api/v3/queue/status", "GET", Endpoint.QUEUE),
    ROOT_FOLDERS("/api/v3/rootfolder", "GET, POST", Endpoint.ROOT_FOLDERS),
    TAGS("/api/v3/tag", "GET, POST", Endpoint.OTHER),
    TAG("/api/v3/tag/{id}", "GET", Endpoint.OTHER),
    TAG_DETAILS("/api/v3/tag/detail", "GET", Endpoint.OTHER),
    QUALITY_PROFILES("/api/v3/qualityprofile", "GET", Endpoint.OTHER),
    QUALITY_PROFILE("/api/v3/qualityprofile/{id}", "GET", Endpoint.OTHER),
    COMMANDS("/api/v3/command", "GET, POST", Endpoint.OTHER),
    COMMAND("/api/v3/command/{id}", "GET", Endpoint.OTHER),
    HEALTH("/api/v3/health", "GET", Endpoint.OTHER),
    DISK_SPACE("/api/v3/diskspace", "GET", Endpoint.OTHER),
    NOTIFICATIONS("/api/v3/notification", "GET, POST", Endpoint.OTHER),
    NOTIFICATION("/api/v3/notification/{id}", "DELETE, GET, PUT", Endpoint.OTHER),
    NOTIFICATION_SCHEMA("/api/v3/notification/schema", "GET", Endpoint.OTHER),
    NOTIFICATION_TEST("/api/v3/notification/test", "POST", Endpoint.OTHER),
    NOTIFICATION_TESTS("/api/v3/notification/testall", "POST", Endpoint.OTHER),
    NEGOTIATE("/signalr/messages/negotiate", "POST", Endpoint.OTHER),
    HUB("/signalr/messages", "GET", Endpoint.OTHER),
    PING("/ping", "GET", Endpoint.OTHER),
    LOGIN("/login", "GET", Endpoint.OTHER),
    /** Nothing at all, under the API. */
    NOTHING("", "", Endpoint.OTHER),
    /** Nothing at all, elsewhere: the user interface answers. */
    PAGE("", "GET", Endpoint.OTHER);

    private static final String ID = "{id}";

    private final String pattern;
    private final String methods;
    private final Endpoint endpoint;
    private final boolean ofSonarrAlone;

    Route(String pattern, String methods, Endpoint endpoint) {
        this(pattern, methods, endpoint, false);
    }

    Route(String pattern, String methods, Endpoint endpoint, boolean ofSonarrAlone) {
        this.pattern = pattern;
        this.methods = methods;
        this.endpoint = endpoint;
        this.ofSonarrAlone = ofSonarrAlone;
    }

    /** The route of {@code path}, which is in lower case; a number at its end may be an id. */
    static Optional<Route> of(String path, Product product) {
        return Arrays.stream(values())
                .filter(route -> product == Product.SONARR || !route.ofSonarrAlone)
                .filter(route -> route.leadsTo(path, product))
                .findFirst();
    }

    private boolean leadsTo(String path, Product product) {
        var mine = pattern.replace("{title}", product.resource()).replace("{file}", product.fileResource());
        if (!mine.endsWith(ID)) {
            return !mine.isEmpty() && mine.equals(path);
        }
        var stem = mine.substring(0, mine.length() - ID.length());
        return path.startsWith(stem) && Place.number(path.substring(stem.length())) != null;
    }

    /** The line on which everything is told, which has its own way to let people in. */
    boolean isHub() {
        return this == NEGOTIATE || this == HUB;
    }

    boolean hasId() {
        return pattern.endsWith(ID);
    }

    String methods() {
        return methods;
    }

    boolean takes(String method) {
        return Arrays.asList(methods.split(", ", -1)).contains(method);
    }

    Endpoint endpoint() {
        return endpoint;
    }
}
