package io.arrgus.simulator;

import io.arrgus.simulator.http.Header;
import io.arrgus.simulator.library.Product;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonGenerator;

/**
 * Somebody who wants to be told of what happens.
 *
 * @param flags of what; those that are not here, are not wanted
 * @param headers to be sent besides, name and value
 */
record Notification(
        int id,
        String name,
        Set<String> flags,
        Set<Integer> tags,
        String url,
        int method,
        String username,
        String password,
        Map<String, String> headers) {
    private static final String MASK = "********";

    private static final List<String> OF_MOVIES = List.of(
            "onGrab",
            "onDownload",
            "onUpgrade",
            "onRename",
            "onMovieAdded",
            "onMovieDelete",
            "onMovieFileDelete",
            "onMovieFileDeleteForUpgrade",
            "onHealthIssue",
            "includeHealthWarnings",
            "onHealthRestored",
            "onApplicationUpdate",
            "onManualInteractionRequired");

    private static final List<String> OF_SERIES = List.of(
            "onGrab",
            "onDownload",
            "onUpgrade",
            "onImportComplete",
            "onRename",
            "onSeriesAdd",
            "onSeriesDelete",
            "onEpisodeFileDelete",
            "onEpisodeFileDeleteForUpgrade",
            "onHealthIssue",
            "includeHealthWarnings",
            "onHealthRestored",
            "onApplicationUpdate",
            "onManualInteractionRequired");

    /** @param oldPassword what it stays if a mask is sent */
    static Notification of(int id, Sent sent, Product product, String oldPassword) {
        var flags = new LinkedHashSet<>(flags(product));
        flags.removeIf(flag -> !sent.flag(flag).orElse(false));
        var fields = sent.fields();
        var password = fields.text("password");
        return new Notification(
                id,
                sent.text("name"),
                flags,
                sent.numbers("tags"),
                fields.text("url"),
                Math.max(1, fields.number("method")),
                fields.text("username"),
                password.equals(MASK) ? oldPassword : password,
                new LinkedHashMap<>(fields.pairs("headers")));
    }

    Notification withId(int newId) {
        return new Notification(newId, name, flags, tags, url, method, username, password, headers);
    }

    static List<String> flags(Product product) {
        return product == Product.RADARR ? OF_MOVIES : OF_SERIES;
    }

    /** One that wants anything at all is tested before it is kept. */
    boolean wantsAnything() {
        return flags.stream().anyMatch(flag -> !flag.equals("includeHealthWarnings"));
    }

    boolean hasUrl() {
        try {
            var uri = URI.create(url);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException noUrl) {
            return false;
        }
    }

    String verb() {
        return method == 2 ? "PUT" : "POST";
    }

    /** In the order of the real ones; the length of the body comes behind all of them. */
    List<Header> requestHeaders(Settings settings) {
        var all = new ArrayList<Header>();
        all.add(new Header("User-Agent", settings.product().appName() + "/" + settings.version() + " (debian 12)"));
        all.add(new Header("Connection", "close"));
        if (!username.isEmpty() || !password.isEmpty()) {
            var pair = (username + ":" + password).getBytes(StandardCharsets.ISO_8859_1);
            all.add(new Header("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)));
        }
        all.add(new Header("Accept", "application/json"));
        headers.forEach((header, value) -> all.add(new Header(header, value)));
        all.add(new Header("Accept-Encoding", "gzip, br"));
        all.add(new Header("Content-Type", "application/json"));
        return all;
    }

    /** Shown with its password masked; a template has no id. */
    void write(JsonGenerator json, Product product) {
        json.writeStartObject();
        for (var flag : flags(product)) {
            json.writeBooleanProperty(flag, flags.contains(flag));
        }
        for (var flag : flags(product)) {
            if (!flag.equals("includeHealthWarnings")) {
                json.writeBooleanProperty("supportsO" + flag.substring(1), true);
            }
        }
        json.writeStringProperty("name", name);
        json.writeArrayPropertyStart("fields");
        new NotificationFields(this, product).write(json);
        json.writeEndArray();
        json.writeStringProperty("implementationName", "Webhook");
        json.writeStringProperty("implementation", "Webhook");
        json.writeStringProperty("configContract", "WebhookSettings");
        json.writeStringProperty("infoLink", "https://wiki.servarr.com/" + product.command() + "/supported#webhook");
        json.writeArrayPropertyStart("tags");
        tags.forEach(json::writeNumber);
        json.writeEndArray();
        if (id == 0) {
            json.writeArrayPropertyStart("presets");
            json.writeEndArray();
        } else {
            json.writeNumberProperty("id", id);
        }
        json.writeEndObject();
    }

    String shownPassword() {
        return password.isEmpty() ? "" : MASK;
    }
}
