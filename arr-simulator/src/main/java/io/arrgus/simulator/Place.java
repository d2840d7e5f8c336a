package io.arrgus.simulator;

import io.arrgus.simulator.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application a request leads.
 *
 * @param base the URL base as the request has it; nothing if it has none
 * @param path what comes after that
 * @param id of an {@link Route#ITEM}
 */
record Place(String base, String path, Route route, int id, Query query, Endpoint endpoint) {

    /** What lies at a path, and the methods that the real application takes there. */
    enum Route {
        INFO("GET"),
        STATUS("GET"),
        LIST("GET, POST, PUT"),
        ITEM("DELETE, GET, PUT"),
        ROOT_FOLDERS("GET, POST"),
        TAGS("GET, POST"),
        NOTHING(""),
        PING("GET"),
        LOGIN("GET"),
        PAGE("GET");

        private final String methods;

        Route(String methods) {
            this.methods = methods;
        }

        String methods() {
            return methods;
        }
    }

    private static final String V3 = "/api/v3/";

    static Place of(HttpRequest request, Settings settings) {
        var whole = request.path();
        var base = startsWithBase(whole, settings.urlBase())
                ? whole.substring(0, settings.urlBase().length())
                : "";
        var path = whole.substring(base.length());
        var lower = path.toLowerCase(Locale.ROOT);
        var plain = lower.endsWith("/") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
        var resource = V3 + settings.product().resource();
        var id = plain.startsWith(resource + "/") ? number(plain.substring(resource.length() + 1)) : null;
        var route = id == null ? route(plain, resource) : Route.ITEM;
        var query = Query.of(request);
        var oneByExternalId = query.first(settings.product().externalIdName()).isPresent();
        return new Place(base, path, route, id == null ? 0 : id, query, endpoint(route, oneByExternalId));
    }

    /** Under the API, which has its own way to let people in, and to answer. */
    boolean inApi() {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("/api") || lower.startsWith("/api/");
    }

    boolean inApiOrFeed() {
        return inApi() || path.toLowerCase(Locale.ROOT).startsWith("/feed/");
    }

    private static boolean startsWithBase(String path, String base) {
        return !base.isEmpty()
                && path.regionMatches(true, 0, base, 0, base.length())
                && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }

    private static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notAnId) {
            return null;
        }
    }

    private static Route route(String path, String resource) {
        return switch (path) {
            case "/api" -> Route.INFO;
            case V3 + "system/status" -> Route.STATUS;
            case V3 + "rootfolder" -> Route.ROOT_FOLDERS;
            case V3 + "tag" -> Route.TAGS;
            case "/ping" -> Route.PING;
            case "/login" -> Route.LOGIN;
            default -> {
                if (path.equals(resource)) {
                    yield Route.LIST;
                }
                yield path.startsWith("/api/") || path.startsWith("/feed/") ? Route.NOTHING : Route.PAGE;
            }
        };
    }

    private static Endpoint endpoint(Route route, boolean oneByExternalId) {
        return switch (route) {
            case STATUS -> Endpoint.STATUS;
            case LIST -> oneByExternalId ? Endpoint.ITEM : Endpoint.LIST;
            case ITEM -> Endpoint.ITEM;
            case ROOT_FOLDERS -> Endpoint.ROOT_FOLDERS;
            case INFO, TAGS, NOTHING, PING, LOGIN, PAGE -> Endpoint.OTHER;
        };
    }
}
