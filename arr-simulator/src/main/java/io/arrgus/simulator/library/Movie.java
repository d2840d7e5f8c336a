package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Copy.Aspect;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The facts of a movie that several of its members are made from. */
record Movie(
        Name name,
        @Nullable LocalDate released,
        String status,
        String path,
        boolean hasFile,
        boolean monitored,
        long size,
        Quality quality,
        @Nullable String group,
        int tagSet,
        int profile) {

    static Movie of(Copy copy) {
        var dice = copy.dice();
        var name = Name.of(dice);
        var released = released(dice);
        var path = "/movies/" + name.title().replace(":", "") + year(released) + " {tmdb-" + copy.externalId() + "}";
        var hadFile = dice.nextInt(100) < 62;
        var wasMonitored = dice.nextInt(100) < 81;
        var labels = dice.nextInt(128);
        var profile =
                dice.nextInt(6) + copy.changesOf(Aspect.LABELS) + copy.edit().profileShift();
        var drawn = status(dice, released);
        var files = copy.diceFor(Aspect.FILES);
        return new Movie(
                name,
                released,
                copy.edit().gone() ? "deleted" : drawn,
                path,
                hadFile ^ odd(copy.changesOf(Aspect.FILES)),
                wasMonitored
                        ^ odd(copy.changesOf(Aspect.MONITORING))
                        ^ copy.edit().monitoringFlipped(),
                700_000_000L + files.nextLong(60_000_000_000L),
                Quality.OF_MOVIES[files.nextInt(Quality.OF_MOVIES.length)],
                files.nextInt(5) == 0 ? null : Words.one(files, Words.GROUPS),
                labels ^ (2 << copy.changesOf(Aspect.LABELS) % 6) ^ copy.edit().tagMask(),
                1 + profile % 6);
    }

    private static @Nullable LocalDate released(SplittableRandom dice) {
        var day = LocalDate.of(1948, 1, 1).plusDays(dice.nextInt(28_700));
        return dice.nextInt(33) == 0 ? null : day;
    }

    private static String status(SplittableRandom dice, @Nullable LocalDate released) {
        var what = dice.nextInt(100);
        if (released == null) {
            return what < 60 ? "tba" : "announced";
        }
        if (what == 0) {
            // Unknown to its metadata service by now; it stays in the Arr.
            return "deleted";
        }
        return what < 4 ? "inCinemas" : "released";
    }

    private static String year(@Nullable LocalDate released) {
        return released == null ? "" : " (" + released.getYear() + ")";
    }

    private static boolean odd(int number) {
        return (number & 1) == 1;
    }

    /** The name of its folder's only video. */
    String fileName(boolean renamed) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        return name + (renamed ? " - " + quality.name() : " [" + quality.name() + "]") + ".mkv";
    }
}
