package io.arrgus.system;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the store must show of an item that an Arr has: worked out here a second time, from the contract alone, so that
 * a mistake in the worker's mapping cannot hide. What is absent, null or empty counts as the same.
 */
public final class Expected {

    private static final Set<String> OURS = Set.of(
            "id",
            "connectionId",
            "externalId",
            "status",
            "monitor",
            "monitorDecidedBy",
            "trailerId",
            "rev",
            "addedAt",
            "updatedAt",
            "removedAt",
            "downloading");

    private Expected() {}

    public static Map<String, String> ofMovie(JsonNode movie) {
        var facts = common(movie);
        facts.put("mediaType", "MOVIE");
        facts.put("studio", text(movie, "studio"));
        facts.put("mediaExists", String.valueOf(movie.path("hasFile").asBoolean(false)));
        facts.put("mediaFilename", movie.path("movieFile").path("relativePath").asString(""));
        facts.put("seasonCount", "0");
        facts.put("episodeFileCount", "0");
        facts.put("episodeCount", "0");
        facts.put("totalEpisodeCount", "0");
        facts.put("sizeOnDisk", String.valueOf(movie.path("sizeOnDisk").asLong(0)));
        facts.put("youtubeTrailerId", text(movie, "youTubeTrailerId"));
        return withoutEmpty(facts);
    }

    public static Map<String, String> ofSeries(JsonNode series) {
        var statistics = series.path("statistics");
        var facts = common(series);
        facts.put("mediaType", "SERIES");
        facts.put("studio", text(series, "network"));
        facts.put(
                "mediaExists",
                String.valueOf(statistics.path("episodeFileCount").asInt(0) > 0));
        facts.put("seasonCount", String.valueOf(statistics.path("seasonCount").asInt(0)));
        facts.put(
                "episodeFileCount",
                String.valueOf(statistics.path("episodeFileCount").asInt(0)));
        facts.put("episodeCount", String.valueOf(statistics.path("episodeCount").asInt(0)));
        facts.put(
                "totalEpisodeCount",
                String.valueOf(statistics.path("totalEpisodeCount").asInt(0)));
        facts.put("sizeOnDisk", String.valueOf(statistics.path("sizeOnDisk").asLong(0)));
        facts.put("tvdbId", text(series, "tvdbId"));
        return withoutEmpty(facts);
    }

    /** The facts among what the store shows, in the same form. */
    public static Map<String, String> factsOf(JsonNode media) {
        var facts = new TreeMap<String, String>();
        media.propertyStream()
                .filter(member -> !OURS.contains(member.getKey()))
                .forEach(member -> facts.put(
                        member.getKey(),
                        member.getValue().isArray()
                                ? list(member.getValue())
                                : member.getValue().asString("")));
        return withoutEmpty(facts);
    }

    private static TreeMap<String, String> common(JsonNode item) {
        var facts = new TreeMap<String, String>();
        facts.put("arrId", text(item, "id"));
        for (var same : new String[] {
            "title", "sortTitle", "cleanTitle", "titleSlug", "overview", "imdbId", "tmdbId", "qualityProfileId",
        }) {
            facts.put(same, text(item, same));
        }
        facts.put("year", item.path("year").asInt(0) == 0 ? "" : text(item, "year"));
        facts.put("tmdbId", item.path("tmdbId").asInt(0) == 0 ? "" : text(item, "tmdbId"));
        facts.put("runtime", String.valueOf(item.path("runtime").asInt(0)));
        facts.put("language", item.path("originalLanguage").path("name").asString("English"));
        facts.put("arrStatus", text(item, "status"));
        facts.put("arrMonitored", String.valueOf(item.path("monitored").asBoolean(false)));
        facts.put("folderPath", text(item, "path"));
        facts.put("rootFolderPath", text(item, "rootFolderPath"));
        facts.put("posterUrl", image(item, "poster"));
        facts.put("fanartUrl", image(item, "fanart"));
        facts.put("genres", list(item.path("genres")));
        facts.put("tags", list(item.path("tags")));
        facts.put("arrAddedAt", text(item, "added").startsWith("0001-") ? "" : text(item, "added"));
        return facts;
    }

    private static String text(JsonNode item, String member) {
        return item.path(member).asString("");
    }

    private static String image(JsonNode item, String type) {
        return item.path("images")
                .valueStream()
                .filter(image -> image.path("coverType").asString("").equals(type))
                .map(image -> image.path("remoteUrl").asString(""))
                .findFirst()
                .orElse("");
    }

    private static String list(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).sorted().collect(Collectors.joining("|"));
    }

    private static Map<String, String> withoutEmpty(TreeMap<String, String> facts) {
        facts.values().removeIf(String::isEmpty);
        return facts;
    }
}
