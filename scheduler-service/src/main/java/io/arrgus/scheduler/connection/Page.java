package io.arrgus.scheduler.connection;

import io.arrgus.service.door.Problems;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to send as {@code cursor} for the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

    private static final int MOST = 500;

    /** @param found the items of the page and one more, if there is one */
    public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
        var shown = found.stream().limit(limit).toList();
        return new Page<>(shown, found.size() > limit ? cursor.apply(shown.getLast()) : null);
    }

    public <R> Page<R> map(Function<List<T>, List<R>> read) {
        return new Page<>(read.apply(items), nextCursor);
    }

    /** @throws org.springframework.web.ErrorResponseException 400 if nobody should ask for so many at once */
    public static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.badInput("'limit' is a number from 1 to " + MOST + ".");
        }
        return limit;
    }
}
