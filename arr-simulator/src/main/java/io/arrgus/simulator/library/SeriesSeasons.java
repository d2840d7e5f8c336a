package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;

import io.arrgus.simulator.library.Series.Season;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes what a series has of each season, and of all. */
final class SeriesSeasons {
    /** So many digits has a share that does not come out even. */
    private static final MathContext LONG_DIVISION = new MathContext(28);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private SeriesSeasons() {}

    static void write(JsonGenerator out, Series series) {
        out.writeArrayPropertyStart("seasons");
        for (var season : series.seasons()) {
            out.writeStartObject();
            out.writeNumberProperty("seasonNumber", season.number());
            out.writeBooleanProperty("monitored", season.monitored());
            out.writeObjectPropertyStart("statistics");
            if (season.aired() > 0 && season.number() > 0) {
                var last = LocalDate.of(series.firstYear(), 10, 31).plusYears(season.number() - 1L);
                out.writeStringProperty("previousAiring", Dates.at(last, 21, 0, 0));
            }
            counts(out, season);
            groups(out, season.files() > 0 ? series.groups() : List.of());
            decimal(out, "percentOfEpisodes", percent(season));
            out.writeEndObject();
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** A series without episodes has no statistics in a list, and those of a single one are without groups. */
    static void writeSum(JsonGenerator out, Series series, View view) {
        var without = series.seasons().isEmpty();
        if (without && view.inList()) {
            return;
        }
        var sum = series.sum();
        out.writeObjectPropertyStart("statistics");
        out.writeNumberProperty("seasonCount", sum.number());
        counts(out, sum);
        if (!without) {
            groups(out, sum.files() > 0 ? series.groups() : List.of());
        }
        decimal(out, "percentOfEpisodes", percent(sum));
        out.writeEndObject();
    }

    private static void counts(JsonGenerator out, Season season) {
        out.writeNumberProperty("episodeFileCount", season.files());
        out.writeNumberProperty("episodeCount", season.aired());
        out.writeNumberProperty("totalEpisodeCount", season.episodes());
        out.writeNumberProperty("sizeOnDisk", season.size());
    }

    private static void groups(JsonGenerator out, List<String> groups) {
        out.writeArrayPropertyStart("releaseGroups");
        groups.forEach(out::writeString);
        out.writeEndArray();
    }

    private static String percent(Season season) {
        if (season.files() == 0) {
            return "0";
        }
        return BigDecimal.valueOf(season.files())
                .divide(BigDecimal.valueOf(season.aired()), LONG_DIVISION)
                .multiply(HUNDRED)
                .toPlainString();
    }
}
