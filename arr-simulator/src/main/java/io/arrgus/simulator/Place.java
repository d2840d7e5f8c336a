package io.arrgus.simulator;

import io.arrgus.simulator.http.HttpRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where in the application a request leads.
 *
 * @param base the URL base as the request has it; nothing if it has none
 * @param path what comes after that
 * @param id the number at the end of the path, if the route has one there
 */
record Place(String base, String path, Route route, int id, Query query, Endpoint endpoint) {

    static Place of(HttpRequest request, Settings settings) {
        var whole = request.path();
        var base = startsWithBase(whole, settings.urlBase())
                ? whole.substring(0, settings.urlBase().length())
                : "";
        var path = whole.substring(base.length());
        var lower = path.toLowerCase(Locale.ROOT);
        var plain = lower.endsWith("/") && lower.length() > 1 ? lower.substring(0, lower.length() - 1) : lower;
        var route = Route.of(plain, settings.product()).orElse(isApiOrFeed(plain) ? Route.NOTHING : Route.PAGE);
        var id = route.hasId() ? number(plain.substring(plain.lastIndexOf('/') + 1)) : null;
        var query = Query.of(request);
        return new Place(base, path, route, id == null ? 0 : id, query, endpoint(request, route, query, settings));
    }

    /** Under the API, which has its own way to let people in, and to answer. */
    boolean inApi() {
        var lower = path.toLowerCase(Locale.ROOT);
        return lower.equals("/api") || lower.startsWith("/api/");
    }

    boolean inApiOrFeed() {
        return inApi() || path.toLowerCase(Locale.ROOT).startsWith("/feed/");
    }

    private static boolean isApiOrFeed(String path) {
        return path.startsWith("/api/") || path.startsWith("/feed/");
    }

    private static boolean startsWithBase(String path, String base) {
        return !base.isEmpty()
                && path.regionMatches(true, 0, base, 0, base.length())
                && (path.length() == base.length() || path.charAt(base.length()) == '/');
    }

    static @Nullable Integer number(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException notAnId) {
            return null;
        }
    }

    private static Endpoint endpoint(HttpRequest request, Route route, Query query, Settings settings) {
        if (!request.is("GET") && !route.isHub() && route.takes(request.method())) {
            return Endpoint.WRITES;
        }
        var oneByExternalId = query.first(settings.product().externalIdName()).isPresent();
        return route == Route.LIST && oneByExternalId ? Endpoint.ITEM : route.endpoint();
    }
}
