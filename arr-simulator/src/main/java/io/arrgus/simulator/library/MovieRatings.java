package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;

import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/** Writes what people think of a movie; that moves with every refresh of the metadata. */
final class MovieRatings {
    private MovieRatings() {}

    static void write(JsonGenerator out, SplittableRandom dice, SplittableRandom fickle) {
        out.writeObjectPropertyStart("ratings");
        var known = dice.nextInt(7) > 0;
        if (known) {
            rating(out, "imdb", fickle.nextInt(900_000), "4." + fickle.nextInt(10));
        }
        rating(out, "tmdb", fickle.nextInt(30_000), known ? "6." + (100 + fickle.nextInt(900)) : "0");
        if (known) {
            rating(out, "metacritic", 0, Integer.toString(fickle.nextInt(101)));
            rating(out, "rottenTomatoes", 0, Integer.toString(fickle.nextInt(101)));
            rating(out, "trakt", fickle.nextInt(90_000), "3." + (1_000 + fickle.nextInt(9_000)));
        }
        out.writeEndObject();
    }

    private static void rating(JsonGenerator out, String by, int votes, String value) {
        out.writeObjectPropertyStart(by);
        out.writeNumberProperty("votes", votes);
        decimal(out, "value", value);
        out.writeStringProperty("type", "user");
        out.writeEndObject();
    }
}
