package io.arrgus.simulator;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/** One thing that an Arr complains of. */
record Health(String source, String type, String message, String page) {
    private static final List<Health> STANDING = List.of(
            new Health(
                    "DownloadClientCheck",
                    "warning",
                    "No download client is available",
                    "no-download-client-is-available"),
            new Health("RootFolderCheck", "error", "Missing root folder: {root}-offline", "missing-root-folder"));

    static List<Health> of(Instance instance) {
        var root = SmallAnswers.root(instance.product());
        return STANDING.stream()
                .map(health ->
                        new Health(health.source, health.type, health.message.replace("{root}", root), health.page))
                .toList();
    }

    static void writeAll(JsonGenerator json, Instance instance) {
        json.writeStartArray();
        of(instance).forEach(health -> health.write(json, instance));
        json.writeEndArray();
    }

    String wikiUrl(Instance instance) {
        return "https://wiki.servarr.com/" + instance.product().command() + "/system#" + page;
    }

    private void write(JsonGenerator json, Instance instance) {
        json.writeStartObject();
        json.writeStringProperty("source", source);
        json.writeStringProperty("type", type);
        json.writeStringProperty("message", message);
        json.writeStringProperty("wikiUrl", wikiUrl(instance));
        json.writeEndObject();
    }
}
