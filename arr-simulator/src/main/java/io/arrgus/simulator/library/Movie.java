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

    /** What a file can be like. */
    record Quality(int id, String name, String source, int resolution, String modifier) {}

    private static final Quality[] QUALITIES = {
        new Quality(3, "WEBDL-1080p", "webdl", 1080, "none"),
        new Quality(7, "Bluray-1080p", "bluray", 1080, "none"),
        new Quality(19, "Bluray-2160p", "bluray", 2160, "none"),
        new Quality(31, "Remux-2160p", "bluray", 2160, "remux"),
        new Quality(5, "WEBDL-720p", "webdl", 720, "none"),
        new Quality(2, "DVD", "dvd", 480, "none")
    };

    static Movie of(Copy copy) {
        var dice = copy.dice();
        var name = Name.of(dice);
        var released = released(dice);
        var path = "/movies/" + name.title().replace(":", "") + year(released) + " {tmdb-" + copy.externalId() + "}";
        var hadFile = dice.nextInt(100) < 62;
        var wasMonitored = dice.nextInt(100) < 81;
        var labels = dice.nextInt(128);
        var profile = dice.nextInt(6) + copy.changesOf(Aspect.LABELS);
        var status = status(dice, released);
        var files = copy.diceFor(Aspect.FILES);
        return new Movie(
                name,
                released,
                status,
                path,
                hadFile ^ odd(copy.changesOf(Aspect.FILES)),
                wasMonitored ^ odd(copy.changesOf(Aspect.MONITORING)),
                700_000_000L + files.nextLong(60_000_000_000L),
                QUALITIES[files.nextInt(QUALITIES.length)],
                files.nextInt(5) == 0 ? null : Words.one(files, Words.GROUPS),
                labels ^ (2 << copy.changesOf(Aspect.LABELS) % 6),
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
    String fileName() {
        return path.substring(path.lastIndexOf('/') + 1) + " [" + quality.name() + "].mkv";
    }
}
