package io.arrgus.system.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/**
 * An alert as the rules have it.
 *
 * @param after how long its expression holds before it fires
 */
record Alert(String name, String expression, String after, String severity, Map<String, String> annotations) {

    static final Path MONITORING = Path.of("..", "monitoring");

    /** All, in the order of the files' names, and as they stand there. */
    static List<Alert> all() {
        return yamlFilesOf("rules").stream()
                .flatMap(file -> maps(yaml(file), "groups"))
                .flatMap(group -> maps(group, "rules"))
                .filter(rule -> rule.containsKey("alert"))
                .map(Alert::of)
                .toList();
    }

    private static Alert of(Map<String, ?> rule) {
        return new Alert(
                text(rule, "alert"),
                text(rule, "expr"),
                text(rule, "for"),
                texts(rule, "labels").getOrDefault("severity", ""),
                texts(rule, "annotations"));
    }

    static List<Path> yamlFilesOf(String folder) {
        try (var files = Files.list(MONITORING.resolve(folder))) {
            return files.filter(it -> it.toString().endsWith(".yml")).sorted().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Map<String, ?> yaml(Path file) {
        try {
            return new Yaml().load(Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @SuppressWarnings("unchecked") // what else stands there, fails where it is used
    static Stream<Map<String, ?>> maps(Map<String, ?> parent, String member) {
        return parent.get(member) instanceof List<?> list
                ? list.stream().map(it -> (Map<String, ?>) it)
                : Stream.empty();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> texts(Map<String, ?> parent, String member) {
        return parent.get(member) instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
    }

    static String text(Map<String, ?> parent, String member) {
        var value = parent.get(member);
        return value == null ? "" : value.toString();
    }
}
