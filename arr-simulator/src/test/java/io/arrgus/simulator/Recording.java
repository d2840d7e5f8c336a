package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One exchange with a real instance. The recordings lie beside the project; a build that must have them, has CI=true. */
record Recording(
        String method,
        String target,
        List<Map.Entry<String, String>> requestHeaders,
        String requestBody,
        int status,
        List<Map.Entry<String, String>> headers,
        String body) {
    static final JsonMapper MAPPER = new JsonMapper();

    private static final Path RECORDINGS = Path.of("..", "..", "shared", "recordings");

    static void areNeeded() {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            assertThat(RECORDINGS).as("the recordings of real instances").isDirectory();
        }
        assumeTrue(Files.isDirectory(RECORDINGS), "there are no recordings of real instances here");
    }

    /** The names of all of them that lie under {@code folder}, of this kind. */
    static List<String> names(String folder, String kind) throws IOException {
        try (var files = Files.walk(RECORDINGS.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.toString().endsWith(".body.json"))
                    .filter(file -> kind.equals(kindOf(file)))
                    .map(file -> RECORDINGS.relativize(file).toString().replace(File.separatorChar, '/'))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    private static String kindOf(Path file) {
        try {
            return MAPPER.readTree(Files.readString(file)).path("kind").asString("frames");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whose recordings there are. */
    static List<String> folders() throws IOException {
        try (var folders = Files.list(RECORDINGS)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .toList();
        }
    }

    static Recording of(String name) throws IOException {
        var file = RECORDINGS.resolve(name + ".json");
        var exchange = MAPPER.readTree(Files.readString(file));
        var request = exchange.get("request");
        var response = exchange.get("response");
        return new Recording(
                request.get("method").asString(),
                request.get("path").asString(),
                headers(request),
                request.path("body").asString(""),
                response.get("status").asInt(),
                headers(response),
                body(file, response));
    }

    /** What an instance sent, instead of what it answered. */
    static Recording webhook(String name) throws IOException {
        var request = MAPPER.readTree(Files.readString(RECORDINGS.resolve(name + ".json")))
                .get("request");
        return new Recording(
                request.get("method").asString(),
                request.get("path").asString(),
                headers(request),
                request.get("body").asString(),
                0,
                List.of(),
                "");
    }

    private static String body(Path file, JsonNode response) throws IOException {
        if (response.has("body")) {
            return response.get("body").asString();
        }
        var beside = file.resolveSibling(response.get("bodyFile").asString());
        return beside.toString().endsWith(".bin") ? "" : Files.readString(beside, StandardCharsets.UTF_8);
    }

    private static List<Map.Entry<String, String>> headers(JsonNode message) {
        return StreamSupport.stream(message.get("headers").spliterator(), false)
                .map(header -> Map.entry(header.get(0).asString(), header.get(1).asString()))
                .toList();
    }
}
