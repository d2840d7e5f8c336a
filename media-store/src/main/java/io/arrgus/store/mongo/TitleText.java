package io.arrgus.store.mongo;

import io.arrgus.model.media.MediaFacts;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Titles as they are compared: without case, accents and punctuation. Stored that way, as not every database can
 * compare otherwise.
 */
public final class TitleText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private TitleText() {}

    /** The words of {@code text}, each once; empty if there is none. */
    public static List<String> words(String text) {
        return Arrays.stream(normal(text).split(" "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    static String key(MediaFacts facts) {
        var key = normal(facts.sortTitle());
        return key.isEmpty() ? normal(facts.title()) : key;
    }

    private static String normal(String text) {
        var plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        return NO_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    }
}
