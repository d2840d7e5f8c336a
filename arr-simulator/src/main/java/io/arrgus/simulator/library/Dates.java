package io.arrgus.simulator.library;

import java.time.LocalDate;
import java.util.SplittableRandom;

/** Dates as an Arr prints them: to the second, in UTC. */
final class Dates {
    /** What an unset date looks like. */
    static final String UNSET = "0001-01-01T00:00:00Z";

    private static final long YEAR_2015 = LocalDate.of(2015, 1, 1).toEpochDay();

    private Dates() {}

    static String midnight(LocalDate day) {
        return day + "T00:00:00Z";
    }

    static String at(LocalDate day, int hour, int minute, int second) {
        return day + "T" + two(hour) + ':' + two(minute) + ':' + two(second) + 'Z';
    }

    /** Some moment in which people already ran an Arr. */
    static LocalDate someDay(SplittableRandom dice) {
        return LocalDate.ofEpochDay(YEAR_2015 + dice.nextInt(4_300));
    }

    /** Now and then unset, in either of the two ways seen. */
    static String added(SplittableRandom dice) {
        var day = someDay(dice);
        var hour = dice.nextInt(24);
        var minute = dice.nextInt(60);
        return switch (dice.nextInt(120)) {
            case 0 -> UNSET;
            case 1 -> "0001-01-01T07:53:00Z";
            default -> at(day, hour, minute, dice.nextInt(60));
        };
    }

    static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
