package io.arrgus.scheduler.connection;

import io.arrgus.service.door.Problems;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next what to send as {@code cursor} for the next page; null on the last one
 */
record Page<T>(List<T> items, @Nullable String next) {

    private static final int MOST = 500;

    /** @param found the items of the page and one more, if there is one */
    static <E, T> Page<T> of(List<E> found, int limit, Function<E, String> cursor, Function<E, T> read) {
        var shown = found.stream().limit(limit).toList();
        var next = found.size() > limit ? cursor.apply(shown.getLast()) : null;
        return new Page<>(shown.stream().map(read).toList(), next);
    }

    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.badInput("'limit' is a number from 1 to " + MOST + ".");
        }
        return limit;
    }
}
