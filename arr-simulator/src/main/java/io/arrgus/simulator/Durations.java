package io.arrgus.simulator;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Reads {@code 500ms}, {@code 3s}, {@code 2m}, and what {@link Duration} reads itself. */
final class Durations {
    private Durations() {}

    static Duration parse(String text) {
        try {
            return text.endsWith("ms")
                    ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                    : Duration.parse(text.matches("[0-9.]+[smh]") ? "PT" + text.toUpperCase(Locale.ROOT) : text);
        } catch (DateTimeParseException | NumberFormatException noDuration) {
            throw new IllegalArgumentException("\"" + text + "\" is no duration such as 500ms, 3s, 2m", noDuration);
        }
    }
}
