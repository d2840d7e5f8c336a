package io.arrgus.system.monitoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A dashboard as Grafana finds it. */
record Dashboard(String file, JsonNode json) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static List<Dashboard> all() {
        try (var files = Files.list(Alert.MONITORING.resolve("grafana/dashboards"))) {
            return files.sorted().map(Dashboard::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Dashboard of(Path file) {
        return new Dashboard(file.getFileName().toString(), MAPPER.readTree(file));
    }

    String uid() {
        return json.path("uid").asString();
    }

    String title() {
        return json.path("title").asString();
    }

    List<JsonNode> variables() {
        return json.at("/templating/list").valueStream().toList();
    }

    /** Rows, too. */
    List<JsonNode> everythingPlaced() {
        return json.path("panels").valueStream().toList();
    }

    List<Panel> panels() {
        return everythingPlaced().stream()
                .filter(it -> !it.path("type").asString().equals("row"))
                .map(it -> new Panel(this, it))
                .toList();
    }

    @Override
    public String toString() {
        return title();
    }

    /** What shows something. */
    record Panel(Dashboard dashboard, JsonNode json) {

        String name() {
            return dashboard.title() + ", " + json.path("title").asString();
        }

        Stream<Query> queries() {
            return json.path("targets").valueStream().map(it -> new Query(this, it));
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** One question of a panel to Prometheus. */
    record Query(Panel panel, JsonNode json) {

        String expression() {
            return json.path("expr").asString();
        }

        /** Only the last moment is asked for. */
        boolean instant() {
            return json.path("instant").asBoolean();
        }

        @Override
        public String toString() {
            return panel.name() + ": " + expression();
        }
    }
}
