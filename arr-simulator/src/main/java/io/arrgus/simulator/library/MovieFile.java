package io.arrgus.simulator.library;

import static io.arrgus.simulator.library.Members.decimal;

import io.arrgus.simulator.library.Copy.Aspect;
import tools.jackson.core.JsonGenerator;

/** Writes the file of a movie as Radarr embeds it. */
final class MovieFile {
    private MovieFile() {}

    static void write(JsonGenerator out, Copy copy, Movie movie) {
        var dice = copy.diceFor(Aspect.FILES);
        var release = movie.name().dotted() + "." + movie.quality().name() + "-" + movie.group();
        var known = movie.group() != null && dice.nextBoolean();
        out.writeObjectPropertyStart("movieFile");
        out.writeNumberProperty("movieId", copy.arrId());
        out.writeStringProperty("relativePath", movie.fileName());
        out.writeStringProperty("path", movie.path() + "/" + movie.fileName());
        out.writeNumberProperty("size", movie.size());
        out.writeStringProperty("dateAdded", Dates.at(Dates.someDay(dice), 21, 4, 9));
        if (known) {
            out.writeStringProperty("sceneName", release);
        }
        Members.optional(out, "releaseGroup", movie.group());
        out.writeStringProperty("edition", dice.nextInt(20) == 0 ? "Director's Cut" : "");
        out.writeArrayPropertyStart("languages");
        Members.language(out, dice);
        out.writeEndArray();
        quality(out, movie.quality());
        out.writeNumberProperty("indexerFlags", 0);
        mediaInfo(out, movie, dice.nextInt(30_000_000));
        if (known) {
            out.writeStringProperty("originalFilePath", release + "/" + release + ".mkv");
        }
        out.writeBooleanProperty("qualityCutoffNotMet", movie.quality().resolution() < 1080);
        out.writeNumberProperty("id", copy.arrId());
        out.writeEndObject();
    }

    private static void quality(JsonGenerator out, Movie.Quality quality) {
        out.writeObjectPropertyStart("quality");
        out.writeObjectPropertyStart("quality");
        out.writeNumberProperty("id", quality.id());
        out.writeStringProperty("name", quality.name());
        out.writeStringProperty("source", quality.source());
        out.writeNumberProperty("resolution", quality.resolution());
        out.writeStringProperty("modifier", quality.modifier());
        out.writeEndObject();
        out.writeObjectPropertyStart("revision");
        out.writeNumberProperty("version", 1);
        out.writeNumberProperty("real", 0);
        out.writeBooleanProperty("isRepack", false);
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void mediaInfo(JsonGenerator out, Movie movie, int bitrate) {
        var wide = movie.quality().resolution() > 1080;
        out.writeObjectPropertyStart("mediaInfo");
        out.writeNumberProperty("audioBitrate", 640_000);
        decimal(out, "audioChannels", wide ? "7.1" : "5.1");
        out.writeStringProperty("audioCodec", wide ? "TrueHD Atmos" : "AC3");
        out.writeStringProperty("audioLanguages", "eng/fre");
        out.writeNumberProperty("audioStreamCount", 2);
        out.writeNumberProperty("videoBitDepth", wide ? 10 : 8);
        out.writeNumberProperty("videoBitrate", bitrate);
        out.writeStringProperty("videoCodec", wide ? "x265" : "x264");
        decimal(out, "videoFps", "23.976");
        out.writeStringProperty("videoDynamicRange", wide ? "HDR" : "");
        out.writeStringProperty("videoDynamicRangeType", wide ? "DV HDR10" : "");
        out.writeStringProperty("resolution", wide ? "3840x1600" : "1920x800");
        out.writeStringProperty("runTime", "1:" + (10 + bitrate % 50) + ":07");
        out.writeStringProperty("scanType", "Progressive");
        out.writeStringProperty("subtitles", "eng/ger/cze");
        out.writeEndObject();
    }
}
