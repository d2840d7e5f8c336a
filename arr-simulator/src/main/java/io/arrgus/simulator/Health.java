package io.arrgus.simulator;

import io.arrgus.simulator.library.EventBodies.Event;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/** One thing that an Arr complains of. */
record Health(String source, String type, String message, String page) {
    private static final Health NO_NOTIFICATIONS = new Health(
            "NotificationStatusCheck",
            "error",
            "All notifications are unavailable due to failures",
            "notifications-are-unavailable-due-to-failures");
    private static final List<Health> STANDING = List.of(
            new Health(
                    "DownloadClientCheck",
                    "warning",
                    "No download client is available",
                    "no-download-client-is-available"),
            new Health("RootFolderCheck", "error", "Missing root folder: {root}-offline", "missing-root-folder"));

    static List<Health> of(Instance instance) {
        var root = SmallAnswers.root(instance.product());
        var away = instance.webhooks().isAnyAway() ? Stream.of(NO_NOTIFICATIONS) : Stream.<Health>empty();
        return Stream.concat(away, STANDING.stream())
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

    /** What those are sent who want to hear of it. */
    Event event(Instance instance, boolean restored) {
        return instance.events().health(restored, type, message, source, wikiUrl(instance));
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
