package io.arrgus.store.query;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaType;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.service.door.Problems;
import io.arrgus.store.mongo.TitleText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bson.Document;

/** By what titles can be filtered. A parameter that is given several times means: any of these. */
enum MediaFilter {
    CONNECTION("connection", "connection", true, "the id of a connection"),
    TYPE("type", "facts.mediaType", true, "MOVIE or SERIES"),
    STATUS("status", "status", true, "DOWNLOADED, DOWNLOADING, MONITORED or MISSING"),
    MONITORED("monitored", "facts.arrMonitored", false, "true or false: whether the Arr looks for it"),
    MONITOR("monitor", "monitor", false, "true or false: whether it is wanted, by a user or by the rule"),
    HAS_FILE("hasFile", "facts.mediaExists", false, "true or false: whether there is any file of it"),
    YEAR("year", "year", true, "a year"),
    TITLE("title", "words", false, "words of the title or their beginnings, in any order; all must match"),
    TMDB_ID("tmdbId", "facts.tmdbId", true, "an id of themoviedb.org"),
    TVDB_ID("tvdbId", "facts.tvdbId", true, "an id of thetvdb.com"),
    IMDB_ID("imdbId", "facts.imdbId", true, "an id of imdb.com, such as tt0133093"),
    UPDATED_SINCE("updatedSince", "updatedAt", false, "an instant, such as 2026-11-25T00:00:00Z");

    private static final Pattern IMDB = Pattern.compile("tt\\d{1,10}");

    private final String parameter;
    private final String member;
    private final boolean repeatable;
    private final String expects;

    MediaFilter(String parameter, String member, boolean repeatable, String expects) {
        this.parameter = parameter;
        this.member = member;
        this.repeatable = repeatable;
        this.expects = expects;
    }

    static Optional<MediaFilter> of(String parameter) {
        return Arrays.stream(values())
                .filter(it -> it.parameter.equals(parameter))
                .findFirst();
    }

    String parameter() {
        return parameter;
    }

    /** Of the stored document. */
    String member() {
        return member;
    }

    boolean repeatable() {
        return repeatable;
    }

    String expects() {
        return expects;
    }

    /** Narrows {@code query} to titles that have one of these values. */
    void narrow(Document query, List<String> texts) {
        if (!repeatable && texts.size() > 1) {
            throw Problems.badInput("The parameter '" + parameter + "' can be given only once.");
        }
        var values = texts.stream().map(this::read).toList();
        var value = values.getFirst();
        query.append(
                member,
                switch (this) {
                    case TITLE -> new Document("$all", value);
                    case UPDATED_SINCE -> new Document("$gte", value);
                    case CONNECTION, TYPE, STATUS, MONITORED, MONITOR, HAS_FILE, YEAR, TMDB_ID, TVDB_ID, IMDB_ID ->
                        values.size() == 1 ? value : new Document("$in", values);
                });
    }

    private Object read(String text) {
        try {
            return value(text.strip());
        } catch (IllegalArgumentException | DateTimeException notOfThatForm) {
            throw Problems.badInput("The parameter '" + parameter + "' takes " + expects + ".");
        }
    }

    private Object value(String text) {
        return switch (this) {
            case CONNECTION -> new ConnectionId(text).value();
            case TYPE -> MediaType.valueOf(text.toUpperCase(Locale.ROOT)).name();
            case STATUS -> MonitorStatus.valueOf(text.toUpperCase(Locale.ROOT)).name();
            case MONITORED, MONITOR, HAS_FILE -> flag(text);
            case YEAR, TMDB_ID, TVDB_ID -> Integer.valueOf(text);
            case TITLE -> beginnings(text);
            case IMDB_ID -> imdbId(text);
            case UPDATED_SINCE -> Instant.parse(text);
        };
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("no flag");
        };
    }

    private static String imdbId(String text) {
        if (!IMDB.matcher(text).matches()) {
            throw new IllegalArgumentException("no id");
        }
        return text;
    }

    /** Anchored, so that an index can be walked; words have nothing but letters and digits, so nothing is quoted. */
    private static List<Pattern> beginnings(String text) {
        var words = TitleText.words(text);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("no word");
        }
        return words.stream().map(word -> Pattern.compile("^" + word)).toList();
    }
}
