package io.arrgus.store.query;

import io.arrgus.service.door.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A question for titles, read from the parameters of a request.
 *
 * @param filter what is asked for, without regard to the page
 * @param cursor where the page before ended; null for the first page
 */
record MediaQuery(
        Document filter,
        MediaSort sort,
        boolean descending,
        @Nullable Cursor cursor,
        int limit) {

    static final String REMOVED = "removed";
    static final String SORT = "sort";
    static final String ORDER = "order";
    static final String CURSOR = "cursor";
    static final String LIMIT = "limit";
    static final int MOST = 500;
    static final int USUAL = 100;

    /** @throws org.springframework.web.ErrorResponseException that names the parameter that is wrong */
    static MediaQuery parse(MultiValueMap<String, String> parameters) {
        var removed = one(parameters, REMOVED).map(MediaQuery::flag).orElse(false);
        // The index knows when something was removed, and has nothing of what lives.
        var filter =
                removed ? new Document("removedAt", new Document("$gt", Instant.EPOCH)) : new Document("live", true);
        parameters.forEach((name, values) -> narrow(filter, name, values));
        var sort = one(parameters, SORT)
                .map(word -> MediaSort.of(word).orElseThrow(() -> takes(SORT, "one of " + MediaSort.words())))
                .orElse(MediaSort.TITLE);
        var descending = one(parameters, ORDER).map(MediaQuery::descending).orElse(false);
        var cursor = one(parameters, CURSOR)
                .map(text -> cursor(text, sort, descending))
                .orElse(null);
        return new MediaQuery(
                filter, sort, descending, cursor, limit(one(parameters, LIMIT).orElse("" + USUAL)));
    }

    /** The filter of this very page. */
    Document page() {
        var page = new Document(filter);
        if (cursor != null) {
            cursor.narrow(page);
        }
        return page;
    }

    Document order() {
        var direction = descending ? -1 : 1;
        return new Document(sort.member(), direction).append("_id", direction);
    }

    private static void narrow(Document filter, String name, List<String> values) {
        switch (name) {
            case REMOVED, SORT, ORDER, CURSOR, LIMIT -> {}
            default ->
                MediaFilter.of(name)
                        .orElseThrow(() -> Problems.badInput("There is no parameter '" + name + "' here."))
                        .narrow(filter, values);
        }
    }

    private static Optional<String> one(MultiValueMap<String, String> parameters, String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw takes(name, "one value");
        }
        return values.stream().findFirst();
    }

    private static boolean flag(String removed) {
        return switch (removed) {
            case "true" -> true;
            case "false" -> false;
            default -> throw takes(REMOVED, "true or false");
        };
    }

    private static boolean descending(String order) {
        return switch (order) {
            case "asc" -> false;
            case "desc" -> true;
            default -> throw takes(ORDER, "asc or desc");
        };
    }

    private static Cursor cursor(String text, MediaSort sort, boolean descending) {
        try {
            var cursor = Cursor.parse(text);
            if (cursor.sort() == sort && cursor.descending() == descending) {
                return cursor;
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            // told below
        }
        throw takes(CURSOR, "the nextCursor of a page with the same sort and order");
    }

    static int limit(String text) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw takes(LIMIT, "a number from 1 to " + MOST);
    }

    private static RuntimeException takes(String parameter, String what) {
        return Problems.badInput("The parameter '" + parameter + "' takes " + what + ".");
    }
}
