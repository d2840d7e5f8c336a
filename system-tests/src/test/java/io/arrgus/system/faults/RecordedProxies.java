package io.arrgus.system.faults;

import io.arrgus.system.faults.SpoiltArr.Part;
import io.arrgus.testsupport.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What real proxies answered instead of their Arr, byte for byte. Only where the recordings are. */
final class RecordedProxies {

    private RecordedProxies() {}

    static List<Row> rows() {
        return SharedFolder.recordings()
                .map(it -> it.resolve("proxies"))
                .map(RecordedProxies::recordings)
                .orElseGet(Stream::empty)
                .filter(it -> !isGood(it))
                .map(RecordedProxies::row)
                .toList();
    }

    private static Stream<JsonNode> recordings(Path folder) {
        try (var files = Files.list(folder)) {
            return files
                    .filter(it -> it.toString().endsWith(".json"))
                    .filter(it -> !it.toString().endsWith(".body.json"))
                    .sorted()
                    .map(it -> JsonMapper.shared().readTree(it.toFile()))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isGood(JsonNode recording) {
        var response = recording.get("response");
        return response.get("status").asInt() < 300 && !response.has("error");
    }

    private static Row row(JsonNode recording) {
        var name = "recorded " + recording.get("name").asString();
        var response = recording.get("response");
        if (response.has("error")) {
            return Row.list(name, "body_cut", 4, reply -> cut(reply, response));
        }
        var list = recording.get("request").get("path").asString().endsWith("/movie");
        var status = response.get("status").asInt();
        var calls = calls(status, list ? Part.LIST : Part.STATUS);
        SpoiltArr.Script script = reply -> whole(reply, response);
        return list ? Row.list(name, code(response), calls, script) : Row.status(name, code(response), calls, script);
    }

    private static int calls(int status, Part part) {
        return switch (status) {
            case 502, 503 -> 4;
            case 504 -> part == Part.LIST ? 2 : 4;
            default -> 1;
        };
    }

    private static String code(JsonNode response) {
        return switch (response.get("status").asInt()) {
            case 301, 302, 307 -> "redirected";
            case 401 -> response.get("body").asString().isEmpty() ? "unauthorized" : "login_wanted";
            case 404 -> "not_found";
            case 502 -> "bad_gateway";
            case 503 -> "unavailable";
            case 504 -> "gateway_timeout";
            default -> throw new IllegalStateException("No rule for " + response);
        };
    }

    private static void whole(Reply reply, JsonNode response) throws IOException {
        head(reply, response);
        reply.raw(response.get("body").asString());
    }

    private static void cut(Reply reply, JsonNode response) throws IOException {
        head(reply, response);
        var list = reply.right();
        reply.chunk(list.substring(0, list.length() / 2));
    }

    private static void head(Reply reply, JsonNode response) throws IOException {
        reply.raw("HTTP/1.1 " + response.get("status").asInt() + " Such\r\n");
        for (var header : response.get("headers")) {
            reply.raw(header.get(0).asString() + ": " + header.get(1).asString() + "\r\n");
        }
        reply.raw("\r\n");
    }
}
