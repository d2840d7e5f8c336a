package io.arrgus.worker.arr.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member counts as when it is absent, empty or zero. */
public final class Values {

    private Values() {}

    public static @Nullable String orNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Zero and below mean "none" in ids and years. */
    public static @Nullable Integer orNull(@Nullable Integer number) {
        return number == null || number <= 0 ? null : number;
    }

    public static int orZero(@Nullable Integer number) {
        return number == null ? 0 : number;
    }

    public static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }

    public static <T extends Comparable<T>> List<T> sorted(@Nullable List<T> items) {
        return items == null ? List.of() : items.stream().sorted().toList();
    }
}
