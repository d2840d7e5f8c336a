package io.arrgus.simulator.library;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Members that movies and series have in common. */
final class Members {
    /** The highest tag that a title can have. */
    static final int LAST_TAG = 30;

    private Members() {}

    /** A null is not written at all: that is how an Arr leaves out what it does not know. */
    static void optional(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }

    /** Where every value is a text, numbers are, too. */
    static void text(JsonGenerator out, String name, Object value) {
        out.writeStringProperty(name, value.toString());
    }

    static void decimal(JsonGenerator out, String name, String digits) {
        out.writeName(name);
        out.writeNumber(digits);
    }

    static void language(JsonGenerator out, SplittableRandom dice) {
        language(out, dice.nextInt(Words.LANGUAGES.length));
    }

    static void language(JsonGenerator out, int which) {
        out.writeStartObject();
        out.writeNumberProperty("id", Math.max(1, which - 2));
        out.writeStringProperty("name", Words.LANGUAGES[which]);
        out.writeEndObject();
    }

    static void images(JsonGenerator out, Copy copy, View view, String... types) {
        var lastWrite = 639_300_000_000_000_000L + copy.fickleDice().nextLong(9_000_000_000_000L);
        out.writeArrayPropertyStart("images");
        for (var type : types) {
            out.writeStartObject();
            out.writeStringProperty("coverType", type);
            if (view.localCovers()) {
                out.writeStringProperty("url", localImage(copy, view, type, lastWrite++));
            }
            out.writeStringProperty(
                    "remoteUrl", "https://artwork.example.invalid/original/" + copy.externalId() + "/" + type + ".jpg");
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static String localImage(Copy copy, View view, String type, long lastWrite) {
        var path = view.urlBase() + "/MediaCover/" + copy.arrId() + "/" + type;
        return type.equals("clearlogo") ? path + ".png" : path + ".jpg?lastWrite=" + lastWrite;
    }

    /** Up to {@code most} different ones; a refresh of the metadata may turn their order. */
    static void words(JsonGenerator out, String name, SplittableRandom dice, String[] of, int most, boolean turned) {
        var count = dice.nextInt(most + 1);
        var first = dice.nextInt(of.length);
        out.writeArrayPropertyStart(name);
        for (var i = 0; i < count; i++) {
            out.writeString(of[(first + 3 * (turned ? count - 1 - i : i)) % of.length]);
        }
        out.writeEndArray();
    }

    /** Ids of tags; they come in any order. */
    static void tags(JsonGenerator out, int set, boolean turned) {
        out.writeArrayPropertyStart("tags");
        for (var i = 1; i <= LAST_TAG; i++) {
            var tag = turned ? LAST_TAG + 1 - i : i;
            if ((set & (1 << tag)) != 0) {
                out.writeNumber(tag);
            }
        }
        out.writeEndArray();
    }

    /** What a version of next year may add: clients have to pass over it. */
    static void fromTheFuture(JsonGenerator out, Copy copy) {
        if (copy.index() % 13 != 7) {
            return;
        }
        out.writeObjectPropertyStart("accolades");
        out.writeNumberProperty("won", copy.index() % 5);
        out.writeArrayPropertyStart("nominations");
        out.writeStartObject();
        out.writeStringProperty("title", "Best " + Words.NOUNS[copy.index() % Words.NOUNS.length]);
        out.writeNullProperty("year");
        out.writeNumberProperty("id", copy.index());
        out.writeEndObject();
        out.writeEndArray();
        out.writeNumberProperty("id", -1);
        out.writeEndObject();
    }
}
