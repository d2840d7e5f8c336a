package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Copy.Aspect;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The facts of a series that several of its members are made from.
 *
 * @param firstYear 0 for one that nobody has dated yet
 */
record Series(
        Name name,
        int firstYear,
        String status,
        boolean monitored,
        List<Season> seasons,
        List<String> groups,
        int tagSet,
        int profile) {

    /**
     * One season; number 0 holds the specials.
     *
     * @param aired episodes that should be there by now
     * @param episodes all that are known
     */
    record Season(int number, boolean monitored, int files, int aired, int episodes, long size) {}

    /** How much of a series is there; a change of its files goes on to the next. */
    private enum Share {
        NONE,
        HALF,
        ALL;

        int of(int aired) {
            return switch (this) {
                case NONE -> 0;
                case HALF -> aired / 2;
                case ALL -> aired;
            };
        }
    }

    static Series of(Copy copy) {
        var dice = copy.dice();
        var name = Name.of(dice);
        var year = dice.nextInt(30) == 0 ? 0 : 1961 + dice.nextInt(65);
        var drawn = status(dice, year);
        var status = copy.edit().gone() ? "deleted" : drawn;
        var wasMonitored = dice.nextInt(100) < 78;
        var labels = dice.nextInt(128);
        var profile =
                dice.nextInt(6) + copy.changesOf(Aspect.LABELS) + copy.edit().profileShift();
        var share = Share.values()[(dice.nextInt(3) + copy.changesOf(Aspect.FILES)) % 3];
        // By what it was before it was gone: its episodes stay, too.
        var seasons = seasons(dice, copy, drawn, share);
        var files = copy.diceFor(Aspect.FILES);
        return new Series(
                name,
                year,
                status,
                wasMonitored
                        ^ (copy.changesOf(Aspect.MONITORING) % 2 == 1)
                        ^ copy.edit().monitoringFlipped(),
                seasons,
                share == Share.NONE ? List.of() : List.of(Words.one(files, Words.GROUPS), "SUNDIAL"),
                labels ^ (2 << copy.changesOf(Aspect.LABELS) % 6) ^ copy.edit().tagMask(),
                1 + profile % 6);
    }

    private static String status(SplittableRandom dice, int year) {
        var what = dice.nextInt(100);
        if (year == 0) {
            return "upcoming";
        }
        if (what == 0) {
            return "deleted";
        }
        return what < 40 ? "continuing" : "ended";
    }

    private static List<Season> seasons(SplittableRandom dice, Copy copy, String status, Share share) {
        var changes = copy.changesOf(Aspect.FILES);
        var count = 1 + dice.nextInt(4) + dice.nextInt(5) + dice.nextInt(5);
        var first = dice.nextInt(2);
        var withoutEpisodes = dice.nextInt(45) == 0 && changes % 2 == 0;
        if (withoutEpisodes) {
            return List.of();
        }
        var seasons = new ArrayList<Season>();
        for (var number = first; number < first + (status.equals("upcoming") ? 1 : count); number++) {
            // A season grows a little with every change: that shows even where nothing has aired.
            var episodes = 4 + dice.nextInt(20) + changes;
            var aired = status.equals("upcoming") ? 0 : episodes - dice.nextInt(3);
            var files = number == 0 ? 0 : share.of(aired);
            seasons.add(new Season(
                    number, number > 0 && dice.nextInt(8) > 0, files, aired, episodes, files * (400_000_000L + aired)));
        }
        return List.copyOf(seasons);
    }

    /** The folder with all that it has. */
    String folder(Copy copy) {
        return "/tv/" + name.title().replace(":", "") + " {tvdb-" + copy.externalId() + "}";
    }

    /** All seasons together. */
    Season sum() {
        return new Season(
                (int) seasons.stream().filter(season -> season.number() > 0).count(),
                true,
                seasons.stream().mapToInt(Season::files).sum(),
                seasons.stream().mapToInt(Season::aired).sum(),
                seasons.stream().mapToInt(Season::episodes).sum(),
                seasons.stream().mapToLong(Season::size).sum());
    }
}
