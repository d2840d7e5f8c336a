package io.arrgus.simulator.library;

import io.arrgus.simulator.library.Copy.Aspect;
import io.arrgus.simulator.library.Series.Season;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * One episode of a series.
 *
 * @param aired nothing for one that nobody has dated yet
 */
record Episode(
        int id,
        int seriesId,
        int season,
        int number,
        String title,
        @Nullable LocalDate aired,
        @Nullable String overview,
        boolean monitored,
        @Nullable FileFacts file) {
    /** More than any series has. */
    static final int MOST_PER_SERIES = 2_000;

    private static final int A_GENERATION_OF_FILES = 100_000_000;

    /** All of a series, season by season. */
    static List<Episode> of(Copy copy, Series series) {
        var episodes = new ArrayList<Episode>();
        for (var season : series.seasons()) {
            for (var number = 1; number <= season.episodes() && episodes.size() < MOST_PER_SERIES - 1; number++) {
                episodes.add(of(copy, series, season, number, episodes.size() + 1));
            }
        }
        return episodes;
    }

    private static Episode of(Copy copy, Series series, Season season, int number, int running) {
        var id = copy.arrId() * MOST_PER_SERIES + running;
        var dice = new SplittableRandom(copy.dice().nextLong() + season.number() * 1_000L + number);
        var title = Name.of(dice).title();
        var overview = dice.nextInt(8) == 0 ? null : Words.text(dice, 1);
        var aired = series.firstYear() == 0 || number > season.aired()
                ? null
                : LocalDate.of(series.firstYear(), 2, 8)
                        .plusYears(Math.max(0, season.number() - 1))
                        .plusWeeks(number);
        var file = number <= season.files() ? file(copy, series, season, number, id, dice) : null;
        return new Episode(id, copy.arrId(), season.number(), number, title, aired, overview, season.monitored(), file);
    }

    private static FileFacts file(
            Copy copy, Series series, Season season, int number, int id, SplittableRandom episodeDice) {
        var dice = new SplittableRandom(episodeDice.nextLong() + copy.edit().upgrades());
        var quality = Quality.OF_EPISODES[dice.nextInt(Quality.OF_EPISODES.length)];
        var code = "S" + Dates.two(season.number()) + "E" + Dates.two(number);
        var group = dice.nextInt(5) == 0 ? null : Words.one(dice, Words.GROUPS);
        return new FileFacts(
                id + A_GENERATION_OF_FILES * Math.min(copy.edit().upgrades(), 19),
                copy.arrId(),
                id,
                season.number(),
                series.folder(copy),
                "Season " + season.number() + "/" + series.name().title().replace(":", "") + " - " + code
                        + (copy.edit().renamed() ? " - " + quality.name() : " [" + quality.name() + "]") + ".mkv",
                400_000_000L + season.aired(),
                quality,
                group,
                group != null && dice.nextBoolean(),
                Dates.someDay(copy.diceFor(Aspect.FILES)),
                dice.nextInt(Words.LANGUAGES.length),
                false,
                dice.nextInt(30_000_000),
                series.name().dotted() + "." + code);
    }

    void write(JsonGenerator out, Series series, boolean withFile) {
        out.writeStartObject();
        writeMembers(out, series, withFile);
        out.writeNumberProperty("id", id);
        out.writeEndObject();
    }

    /** All but its id, which stands last, behind what some calls embed. */
    void writeMembers(JsonGenerator out, Series series, boolean withFile) {
        out.writeNumberProperty("seriesId", seriesId);
        out.writeNumberProperty("tvdbId", 9_000_000 + id);
        out.writeNumberProperty("episodeFileId", file == null ? 0 : file.fileId());
        out.writeNumberProperty("seasonNumber", season);
        out.writeNumberProperty("episodeNumber", number);
        out.writeStringProperty("title", title);
        if (aired != null) {
            out.writeStringProperty("airDate", aired.toString());
            out.writeStringProperty("airDateUtc", Dates.at(aired, 20, 0, 0));
        }
        out.writeNumberProperty("runtime", 30 + seriesId % 30);
        Members.optional(out, "overview", overview);
        if (withFile && file != null) {
            out.writeObjectPropertyStart("episodeFile");
            FileJson.ofEpisode(out, file);
            out.writeEndObject();
        }
        out.writeBooleanProperty("hasFile", file != null);
        out.writeBooleanProperty("monitored", monitored && series.monitored());
        out.writeBooleanProperty("unverifiedSceneNumbering", false);
    }

    void writeForEvent(JsonGenerator out) {
        out.writeStartObject();
        out.writeNumberProperty("id", id);
        out.writeNumberProperty("episodeNumber", number);
        out.writeNumberProperty("seasonNumber", season);
        out.writeStringProperty("title", title);
        Members.optional(out, "overview", overview);
        if (aired != null) {
            out.writeStringProperty("airDate", aired.toString());
            out.writeStringProperty("airDateUtc", Dates.at(aired, 20, 0, 0));
        }
        out.writeNumberProperty("seriesId", seriesId);
        out.writeNumberProperty("tvdbId", 9_000_000 + id);
        out.writeEndObject();
    }
}
