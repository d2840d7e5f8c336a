package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;
import static io.arrgus.simulator.library.Members.optional;

import io.arrgus.simulator.library.Copy.Aspect;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import tools.jackson.core.JsonGenerator;

/** Writes series as Sonarr shows them, member by member in its order. */
final class ManySeries implements Titles {

    @Override
    public void write(JsonGenerator out, Copy copy, View view) {
        var series = Series.of(copy);
        // Later dice: what is drawn here must not move what Series draws.
        var dice = new SplittableRandom(copy.dice().nextLong());
        out.writeStartObject();
        names(out, series, dice);
        story(out, copy, series, dice);
        Members.images(out, copy, view, images(dice));
        out.writeName("originalLanguage");
        Members.language(out, dice);
        SeriesSeasons.write(out, series);
        place(out, copy, series, dice);
        Members.fromTheFuture(out, copy);
        ids(out, copy, series, dice);
        labels(out, copy, series, dice);
        SeriesSeasons.writeSum(out, series, view);
        out.writeNumberProperty("languageProfileId", 1);
        out.writeNumberProperty("id", copy.arrId());
        out.writeEndObject();
    }

    @Override
    public List<FileFacts> files(Copy copy) {
        return Episode.of(copy, Series.of(copy)).stream()
                .map(Episode::file)
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public Wish.Settable settable(Copy copy) {
        var series = Series.of(copy);
        return new Wish.Settable(series.monitored(), series.profile(), series.tagSet());
    }

    @Override
    public Edit upgraded(Edit edit) {
        // Twice through none, half and all: as much of it is there as before.
        return edit.upgraded(6);
    }

    private static void names(JsonGenerator out, Series series, SplittableRandom dice) {
        out.writeStringProperty("title", series.name().title());
        out.writeArrayPropertyStart("alternateTitles");
        for (var left = dice.nextInt(6) - 3; left > 0; left--) {
            out.writeStartObject();
            out.writeStringProperty("title", Name.of(dice).title());
            if (dice.nextBoolean()) {
                out.writeNumberProperty("seasonNumber", -1);
            } else {
                out.writeNumberProperty("sceneSeasonNumber", 1);
                out.writeStringProperty("sceneOrigin", "tvdb");
            }
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringProperty("sortTitle", series.name().sort());
        out.writeStringProperty("status", series.status());
        out.writeBooleanProperty("ended", series.status().equals("ended"));
    }

    private static void story(JsonGenerator out, Copy copy, Series series, SplittableRandom dice) {
        var silent = dice.nextInt(30) == 0;
        var texts = copy.diceFor(Aspect.TEXT);
        if (!silent || copy.changesOf(Aspect.TEXT) > 0) {
            out.writeStringProperty("overview", Words.text(texts, 2 + texts.nextInt(4)));
        }
        if (series.status().equals("continuing") && dice.nextBoolean()) {
            var next = LocalDate.of(2026, 12, 1).plusDays(copy.fickleDice().nextInt(30));
            out.writeStringProperty("nextAiring", Dates.at(next, 19, 30, 0));
        }
        if (series.firstYear() > 0 && dice.nextInt(4) > 0) {
            out.writeStringProperty("previousAiring", Dates.at(LocalDate.of(series.firstYear(), 11, 3), 19, 30, 0));
        }
        if (dice.nextInt(7) > 0) {
            out.writeStringProperty("network", Words.one(dice, Words.NETWORKS));
            out.writeStringProperty("airTime", Dates.two(dice.nextInt(24)) + ":30");
        }
    }

    private static String[] images(SplittableRandom dice) {
        return switch (dice.nextInt(20)) {
            case 0 -> new String[0];
            case 1, 2, 3 -> new String[] {"banner", "poster"};
            case 4, 5, 6, 7 -> new String[] {"banner", "poster", "fanart", "clearlogo"};
            default -> new String[] {"banner", "poster", "fanart"};
        };
    }

    private static void place(JsonGenerator out, Copy copy, Series series, SplittableRandom dice) {
        out.writeNumberProperty("year", series.firstYear());
        out.writeStringProperty("path", series.folder(copy));
        out.writeNumberProperty("qualityProfileId", series.profile());
        out.writeBooleanProperty("seasonFolder", dice.nextInt(10) > 0);
        out.writeBooleanProperty("monitored", series.monitored());
        out.writeStringProperty("monitorNewItems", dice.nextInt(4) > 0 ? "all" : "none");
        out.writeBooleanProperty("useSceneNumbering", dice.nextInt(10) == 0);
        out.writeNumberProperty("runtime", dice.nextInt(40) == 0 ? 0 : 20 + dice.nextInt(45));
    }

    private static void ids(JsonGenerator out, Copy copy, Series series, SplittableRandom dice) {
        out.writeNumberProperty("tvdbId", copy.externalId());
        out.writeNumberProperty("tvRageId", dice.nextBoolean() ? 500_000 + copy.index() : 0);
        out.writeNumberProperty("tvMazeId", dice.nextBoolean() ? 70_000 + copy.index() : 0);
        out.writeNumberProperty("tmdbId", dice.nextInt(3) > 0 ? 80_000 + copy.index() : 0);
        if (series.firstYear() > 0) {
            var first = LocalDate.of(series.firstYear(), 1, 1).plusDays(dice.nextInt(365));
            out.writeStringProperty("firstAired", Dates.midnight(first));
            if (dice.nextInt(30) > 0) {
                out.writeStringProperty(
                        "lastAired",
                        Dates.midnight(first.plusYears(series.seasons().size())));
            }
        }
        var type = dice.nextInt(50);
        out.writeStringProperty("seriesType", type < 7 ? "anime" : type < 10 ? "daily" : "standard");
        out.writeStringProperty("cleanTitle", series.name().clean());
        optional(out, "imdbId", dice.nextInt(12) == 0 ? null : "tt" + (70_000_000 + copy.index()));
        out.writeStringProperty("titleSlug", series.name().slug() + "-" + copy.index());
        out.writeStringProperty("rootFolderPath", "/tv");
    }

    private static void labels(JsonGenerator out, Copy copy, Series series, SplittableRandom dice) {
        var turned = (copy.refreshes() & 1) == 1;
        optional(out, "certification", dice.nextInt(3) == 0 ? null : Words.one(dice, Words.RATINGS_TV));
        Members.words(out, "genres", dice, Words.GENRES, 4, turned);
        Members.tags(out, series.tagSet(), turned);
        out.writeStringProperty("added", Dates.added(dice));
        var fickle = copy.fickleDice();
        out.writeObjectPropertyStart("ratings");
        out.writeNumberProperty("votes", fickle.nextInt(9_000));
        decimal(out, "value", fickle.nextInt(1, 10) + "." + fickle.nextInt(100));
        out.writeEndObject();
    }
}
