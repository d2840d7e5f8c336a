package io.arrgus.simulator.library;

import java.util.Locale;
import java.util.SplittableRandom;

/** Everything that titles, people and companies are called here. All of it is made up. */
final class Words {
    static final String[] ADJECTIVES = {
        "Amber", "Borrowed", "Brittle", "Careful", "Copper", "Drifting", "Eleventh", "Fading", "Gentle", "Glass",
        "Half-Open", "Idle", "Kindly", "Last", "Leaning", "Lower", "Mended", "Midnight", "Narrow", "Northern",
        "Paper", "Patient", "Pale", "Quiet", "Restless", "Rusted", "Second", "Sleepless", "Stubborn", "Tidal",
        "Unsent", "Upper", "Velvet", "Wandering", "Weathered", "Winter", "Woven", "Zealous"
    };
    static final String[] NOUNS = {
        "Almanac",
        "Anchor",
        "Archive",
        "Beekeeper",
        "Bellows",
        "Cartographer",
        "Causeway",
        "Chandelier",
        "Compass",
        "Courier",
        "Dredger",
        "Embankment",
        "Ferry",
        "Foundry",
        "Garden",
        "Glassworks",
        "Harbour",
        "Hinge",
        "Inkwell",
        "Juniper",
        "Kite",
        "Ladder",
        "Lantern",
        "Ledger",
        "Lighthouse",
        "Loom",
        "Lullaby",
        "Meridian",
        "Mill",
        "Observatory",
        "Orchard",
        "Parade",
        "Pendulum",
        "Quarry",
        "Railway",
        "Sawmill",
        "Semaphore",
        "Sundial",
        "Switchboard",
        "Tannery",
        "Timetable",
        "Turnstile",
        "Understudy",
        "Viaduct",
        "Watchmaker",
        "Weathervane"
    };
    static final String[] PLACES = {
        "Aldermoor",
        "Bräunsdal",
        "Caspertown",
        "Dunnevik",
        "Eskerlund",
        "Fennimore",
        "Grünmark",
        "Halloway",
        "Ilmarsund",
        "Jorvane",
        "Køpenfell",
        "Lindquay",
        "Marrowby",
        "Nørrhavn",
        "Ostrella",
        "Pellworth",
        "Quennel",
        "Rosefjord",
        "São Tirel",
        "Thornmere",
        "Ullaport",
        "Vastergate",
        "Wexcombe",
        "Yarrowdale",
        "Zeltweiler"
    };
    static final String[] PEOPLE = {
        "Agathe", "Bartosz", "Célia", "Dimitar", "Elowen", "Farid", "Gudrun", "Hamish", "Inês", "Jolanda", "Kemal",
        "Lotte", "Matteo", "Nadezhda", "Oisín", "Priya", "Quentin", "Rosalind", "Søren", "Tamsin", "Ulrike", "Viggo",
        "Wanjiru", "Xanthe", "Yusuf", "Zdenka"
    };
    static final String[] STUDIOS = {
        "Tin Kettle Pictures", "Blauwal Film", "Third Platform", "Grandmother's Attic Productions", "Oblique & Sons",
        "Low Tide Media", "Nine Lamps", "Kiosk 12 Filmproduktion", "Paper Boat Studios", "Studio Šafrán"
    };
    static final String[] NETWORKS = {
        "Channel Eleven", "Pharos TV", "Kanal Nord", "Ribbon+", "Signal Hill", "The Weather Room", "Télé Sud", "Orbital"
    };
    static final String[] GENRES = {
        "Action",
        "Adventure",
        "Animation",
        "Comedy",
        "Crime",
        "Documentary",
        "Drama",
        "Family",
        "Fantasy",
        "History",
        "Horror",
        "Music",
        "Mystery",
        "Romance",
        "Science Fiction",
        "Thriller",
        "War",
        "Western"
    };
    static final String[] KEYWORDS = {
        "amateur detective",
        "apprentice",
        "avalanche",
        "baking contest",
        "border town",
        "brass band",
        "broken promise",
        "clock tower",
        "double bass",
        "estranged twins",
        "false name",
        "ferry captain",
        "forged letter",
        "ghost train",
        "glass eye",
        "homecoming",
        "hot-air balloon",
        "inheritance",
        "island",
        "lost luggage",
        "night shift",
        "old friends",
        "pen pals",
        "power cut",
        "rain",
        "retirement",
        "river",
        "small hours",
        "stolen painting",
        "stowaway",
        "understudy",
        "village fair",
        "wager",
        "wrong number"
    };
    static final String[] GROUPS = {"KITE", "oLoom", "SUNDIAL", "QRRY", "ferry", "TT-7", "MERiDiAN"};
    static final String[] RATINGS_US = {"G", "PG", "PG-13", "R", "NC-17", "12", "16", "NR"};
    static final String[] RATINGS_TV = {"TV-Y7", "TV-PG", "TV-14", "TV-MA", "TV-G"};
    static final String[] LANGUAGES = {
        "English",
        "English",
        "English",
        "English",
        "French",
        "Spanish",
        "German",
        "Italian",
        "Danish",
        "Dutch",
        "Japanese",
        "Korean"
    };

    private static final String[] SENTENCES = {
        "When the last %2$s closes, %1$s has one night to find out who paid for it.",
        "%1$s returns to %3$s after eleven years and finds the %2$s exactly where it should not be.",
        "A %2$s, a missing invoice and a storm: %1$s would rather be anywhere but in %3$s.",
        "Nobody in %3$s talks about the %2$s. %1$s does, and that is where the trouble begins.",
        "Told backwards, it is the story of %1$s, who only ever wanted to repair a %2$s.",
        "Between two trains %1$s learns that the %2$s of %3$s was never meant to work.",
        "The town council of %3$s buys a %2$s; %1$s, its only clerk, has to live with it.",
        "“You can't sell what you don't own,” says %1$s – but the %2$s is already on the road to %3$s.",
        "A comedy about debts, a tragedy about a %2$s & the long winter in which %1$s <almost> left %3$s.",
        "Based on letters found behind a \"borrowed\" %2$s in %3$s, read here by %1$s.",
        "%1$s’s café is failing, the %2$s next door is not, and %3$s takes sides.",
        "What %1$s carried out of %3$s fits into a %2$s; what stayed behind does not."
    };

    private Words() {}

    static String one(SplittableRandom dice, String[] of) {
        return of[dice.nextInt(of.length)];
    }

    /** A short text of {@code sentences} sentences; now and then with what breaks careless readers. */
    static String text(SplittableRandom dice, int sentences) {
        var text = new StringBuilder(96 * sentences);
        for (var i = 0; i < sentences; i++) {
            if (i > 0) {
                text.append(dice.nextInt(40) == 0 ? "\r\n\r\n" : " ");
            }
            fill(text, one(dice, SENTENCES), dice);
        }
        if (dice.nextInt(50) == 0) {
            text.append(" 🎬\\\t\u2028\u0001");
        }
        return text.toString();
    }

    /** As {@code String.format}, which is by far too slow for a hundred thousand texts. */
    private static void fill(StringBuilder text, String sentence, SplittableRandom dice) {
        var from = 0;
        for (var mark = sentence.indexOf('%'); mark >= 0; mark = sentence.indexOf('%', from)) {
            text.append(sentence, from, mark).append(word(sentence.charAt(mark + 1), dice));
            from = mark + 4;
        }
        text.append(sentence, from, sentence.length());
    }

    private static String word(char number, SplittableRandom dice) {
        return switch (number) {
            case '1' -> one(dice, PEOPLE);
            case '2' -> one(dice, NOUNS).toLowerCase(Locale.ROOT);
            default -> one(dice, PLACES);
        };
    }
}
