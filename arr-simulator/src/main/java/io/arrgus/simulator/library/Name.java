package io.arrgus.simulator.library;

import java.util.Locale;
import java.util.SplittableRandom;

/** A title's name, in the forms in which the Arrs keep it. */
record Name(String title) {

    static Name of(SplittableRandom dice) {
        var noun = Words.one(dice, Words.NOUNS);
        var adjective = Words.one(dice, Words.ADJECTIVES);
        var place = Words.one(dice, Words.PLACES);
        return new Name(
                switch (dice.nextInt(8)) {
                    case 0 -> "The " + noun + " of " + place;
                    case 1 -> adjective + " " + noun;
                    case 2 -> "The " + adjective + " " + noun;
                    case 3 -> place + "'s " + noun;
                    case 4 -> "A " + noun + " for " + Words.one(dice, Words.PEOPLE);
                    case 5 -> adjective + " " + noun + ": " + place + " " + (2 + dice.nextInt(4));
                    case 6 -> Words.one(dice, Words.PEOPLE) + " & the " + noun;
                    default -> "The " + adjective + " " + noun + " of " + place;
                });
    }

    /** Lower case, without the article. */
    String sort() {
        var lower = title.toLowerCase(Locale.ROOT);
        if (lower.startsWith("the ")) {
            return lower.substring(4);
        }
        return lower.startsWith("a ") ? lower.substring(2) : lower;
    }

    /** Letters and digits alone. */
    String clean() {
        return letters("");
    }

    /** Letters and digits, with hyphens for all else. */
    String slug() {
        return letters("-");
    }

    /** As releases write it: with dots between the words. */
    String dotted() {
        return title.replace(' ', '.').replace(":", "").replace("'", "");
    }

    private String letters(String between) {
        var letters = new StringBuilder(title.length());
        var gap = false;
        for (var i = 0; i < title.length(); i++) {
            var letter = title.charAt(i);
            if (Character.isLetterOrDigit(letter)) {
                letters.append(gap && !letters.isEmpty() ? between : "").append(Character.toLowerCase(letter));
            }
            gap = !Character.isLetterOrDigit(letter);
        }
        return letters.toString();
    }
}
