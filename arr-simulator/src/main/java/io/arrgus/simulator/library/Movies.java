package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;
import static io.arrgus.simulator.library.Members.optional;

import io.arrgus.simulator.library.Copy.Aspect;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/** Writes movies as Radarr shows them, member by member in its order. */
final class Movies implements Titles {

    @Override
    public void write(JsonGenerator out, Copy copy, View view) {
        var movie = Movie.of(copy);
        // Later dice: what is drawn here must not move what Movie draws.
        var dice = new SplittableRandom(copy.dice().nextLong());
        out.writeStartObject();
        names(out, copy, movie, dice);
        story(out, copy, movie, dice);
        Members.images(out, copy, view, images(dice));
        place(out, copy, movie, dice);
        Members.fromTheFuture(out, copy);
        ids(out, copy, movie, dice);
        labels(out, copy, movie, dice);
        MovieRatings.write(out, dice, copy.fickleDice());
        ending(out, copy, movie, dice);
        out.writeNumberProperty("id", copy.arrId());
        out.writeEndObject();
    }

    @Override
    public List<FileFacts> files(Copy copy) {
        var movie = Movie.of(copy);
        return movie.hasFile() ? List.of(MovieFile.of(copy, movie)) : List.of();
    }

    @Override
    public Wish.Settable settable(Copy copy) {
        var movie = Movie.of(copy);
        return new Wish.Settable(movie.monitored(), movie.profile(), movie.tagSet());
    }

    @Override
    public Edit upgraded(Edit edit) {
        // Gone and back: the next file but one.
        return edit.upgraded(2);
    }

    private static void names(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        out.writeStringProperty("title", movie.name().title());
        out.writeStringProperty("originalTitle", movie.name().title());
        out.writeName("originalLanguage");
        Members.language(out, dice);
        out.writeArrayPropertyStart("alternateTitles");
        var count = dice.nextInt(12);
        for (var i = 0; i < count; i++) {
            out.writeStartObject();
            out.writeStringProperty("sourceType", "tmdb");
            out.writeNumberProperty("movieMetadataId", copy.arrId());
            out.writeStringProperty("title", Name.of(dice).title());
            out.writeNumberProperty("id", copy.arrId() * 12 + i);
            out.writeEndObject();
        }
        out.writeEndArray();
        if (movie.released() != null && dice.nextInt(25) == 0) {
            out.writeNumberProperty("secondaryYear", movie.released().getYear() + 1);
        }
        out.writeNumberProperty("secondaryYearSourceId", 0);
        out.writeStringProperty("sortTitle", movie.name().sort());
    }

    private static void story(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        out.writeNumberProperty("sizeOnDisk", movie.hasFile() ? movie.size() : 0);
        out.writeStringProperty("status", movie.status());
        var silent = dice.nextInt(30) == 0;
        var texts = copy.diceFor(Aspect.TEXT);
        if (!silent || copy.changesOf(Aspect.TEXT) > 0) {
            out.writeStringProperty("overview", Words.text(texts, 2 + texts.nextInt(4)));
        }
        var released = movie.released();
        if (released == null) {
            return;
        }
        out.writeStringProperty("inCinemas", Dates.midnight(released));
        if (dice.nextInt(9) > 0) {
            out.writeStringProperty("physicalRelease", Dates.midnight(released.plusDays(190)));
        }
        if (dice.nextInt(9) > 0) {
            out.writeStringProperty("digitalRelease", Dates.midnight(released.plusDays(120)));
        }
        out.writeStringProperty("releaseDate", Dates.midnight(released));
    }

    private static String[] images(SplittableRandom dice) {
        return switch (dice.nextInt(20)) {
            case 0 -> new String[0];
            case 1 -> new String[] {"fanart"};
            case 2, 3, 4 -> new String[] {"poster", "fanart", "clearlogo"};
            default -> new String[] {"poster", "fanart"};
        };
    }

    private static void place(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        out.writeStringProperty("website", dice.nextInt(4) == 0 ? "" : "https://" + copy.index() + ".example.invalid/");
        out.writeNumberProperty(
                "year", movie.released() == null ? 0 : movie.released().getYear());
        out.writeStringProperty("youTubeTrailerId", dice.nextInt(4) == 0 ? "" : "inv" + (10_000_000 + copy.index()));
        optional(out, "studio", dice.nextInt(8) == 0 ? null : Words.one(dice, Words.STUDIOS));
        out.writeStringProperty("path", movie.path());
        out.writeNumberProperty("qualityProfileId", movie.profile());
        if (movie.hasFile() || copy.index() % 61 != 5) {
            out.writeBooleanProperty("hasFile", movie.hasFile());
        }
        out.writeNumberProperty("movieFileId", movie.hasFile() ? copy.fileId() : 0);
        out.writeBooleanProperty("monitored", movie.monitored());
        out.writeStringProperty("minimumAvailability", dice.nextBoolean() ? "released" : "inCinemas");
        out.writeBooleanProperty("isAvailable", movie.status().equals("released"));
        out.writeStringProperty("folderName", movie.path());
        out.writeNumberProperty("runtime", dice.nextInt(40) == 0 ? 0 : 71 + dice.nextInt(110));
    }

    private static void ids(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        out.writeStringProperty("cleanTitle", movie.name().clean());
        optional(out, "imdbId", dice.nextInt(16) == 0 ? null : "tt" + (90_000_000 + copy.index()));
        out.writeNumberProperty("tmdbId", copy.externalId());
        out.writeStringProperty("titleSlug", Integer.toString(copy.externalId()));
        out.writeStringProperty("rootFolderPath", "/movies");
    }

    private static void labels(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        var turned = (copy.refreshes() & 1) == 1;
        optional(out, "certification", dice.nextInt(6) == 0 ? null : Words.one(dice, Words.RATINGS_US));
        Members.words(out, "genres", dice, Words.GENRES, 4, turned);
        Members.words(out, "keywords", dice, Words.KEYWORDS, 16, turned);
        Members.tags(out, movie.tagSet(), turned);
        out.writeStringProperty("added", Dates.added(dice));
        if (dice.nextBoolean()) {
            out.writeObjectPropertyStart("addOptions");
            out.writeBooleanProperty("searchForMovie", true);
            out.writeStringProperty("addMethod", "manual");
            out.writeBooleanProperty("ignoreEpisodesWithFiles", false);
            out.writeBooleanProperty("ignoreEpisodesWithoutFiles", false);
            out.writeStringProperty("monitor", "movieOnly");
            out.writeEndObject();
        }
    }

    private static void ending(JsonGenerator out, Copy copy, Movie movie, SplittableRandom dice) {
        if (movie.hasFile()) {
            FileJson.embedded(out, MovieFile.of(copy, movie));
        }
        if (dice.nextInt(5) == 0) {
            out.writeObjectPropertyStart("collection");
            out.writeStringProperty("title", Words.one(dice, Words.PLACES) + " Cycle");
            out.writeNumberProperty("tmdbId", 8_000_000 + copy.index() / 4);
            out.writeEndObject();
        }
        decimal(out, "popularity", copy.fickleDice().nextInt(120) + "." + (1_000 + copy.arrId() % 9_000));
        if (dice.nextInt(3) > 0) {
            out.writeStringProperty("lastSearchTime", Dates.at(Dates.someDay(copy.fickleDice()), 3, 12, 45));
        }
        if (movie.hasFile() || copy.index() % 53 != 9) {
            statistics(out, movie);
        }
    }

    private static void statistics(JsonGenerator out, Movie movie) {
        out.writeObjectPropertyStart("statistics");
        out.writeNumberProperty("movieFileCount", movie.hasFile() ? 1 : 0);
        out.writeNumberProperty("sizeOnDisk", movie.hasFile() ? movie.size() : 0);
        out.writeArrayPropertyStart("releaseGroups");
        if (movie.hasFile() && movie.group() != null) {
            out.writeString(movie.group());
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
