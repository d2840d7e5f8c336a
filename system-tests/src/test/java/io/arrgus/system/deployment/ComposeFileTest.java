package io.arrgus.system.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.yaml.snakeyaml.Yaml;

/** What an operator may rely on in the compose file, and what the documents say of it. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)");
    private static final Pattern PASSED_ON = Pattern.compile("(?m)^ +([A-Z_]+):$");
    private static final Pattern IN_SAMPLE = Pattern.compile("(?m)^#([A-Z_]+)=");
    private static final Pattern IN_TABLE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");

    private static final Map<String, String> SETTINGS =
            Map.of("scheduler-service", "scheduler.yaml", "arr-worker", "worker.yaml", "media-store", "store.yaml");

    /** Makes the secrets and ends. */
    private static final String ONE_SHOT = "secrets";

    private final String text = read("docker-compose.yml");
    private final Map<String, Map<String, Object>> services = services();

    @Test
    void whatCanBeSetIsInTheSampleAndInTheTable() {
        var used = Stream.concat(found(VARIABLE, text), found(PASSED_ON, text))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(found(IN_SAMPLE, read(".env.example"))).as(".env.example").containsExactlyInAnyOrderElementsOf(used);
        assertThat(found(IN_TABLE, section(read("docs/operations.md"), "## Settings")))
                .as("docs/operations.md")
                .containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void onlyTheApiAndGrafanaAreSeenFromOutside() {
        assertThat(services.entrySet().stream().filter(it -> it.getValue().containsKey("ports")))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("gateway", "grafana");
    }

    @Test
    void everythingThatStaysHasLimitsComesBackRotatesItsLogAndTellsWhenItIsReady() {
        assertThat(services).allSatisfy((name, service) -> {
            assertThat(service).containsKey("logging");
            if (!name.equals(ONE_SHOT)) {
                assertThat(service)
                        .containsEntry("restart", "unless-stopped")
                        .containsKeys("mem_limit", "cpus", "healthcheck");
            }
        });
    }

    @Test
    void whoIsStoppedGetsTheTimeItNeedsToFinish() throws IOException {
        for (var service : SETTINGS.keySet()) {
            var grace = duration(services.get(service), "stop_grace_period");

            assertThat(grace).as(service).isGreaterThan(drainOf(service));
        }
    }

    @Test
    void ourOwnRunWithoutRightsOnWhatTheyDoNotChange() {
        for (var service : List.of("scheduler-service", "arr-worker", "media-store", "simulator")) {
            assertThat(services.get(service))
                    .as(service)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"));
        }
        assertThat(read("Dockerfile")).contains("USER ${USER_ID}");
    }

    @Test
    void eachKnowsOnlyItsOwnSecrets() {
        assertThat(secretsOf("scheduler-service")).containsExactly("scheduler-secrets");
        assertThat(secretsOf("arr-worker")).containsExactly("worker-secrets");
        assertThat(secretsOf("media-store")).containsExactly("store-secrets");
        assertThat(secretsOf("gateway")).containsExactly("api-secrets");
        assertThat(secretsOf("prometheus")).isEmpty();
    }

    @Test
    void whatIsMountedIsThere() {
        assertThat(services.values().stream().flatMap(ComposeFileTest::mounts))
                .filteredOn(mount -> mount.startsWith("./"))
                .isNotEmpty()
                .allSatisfy(mount ->
                        assertThat(ROOT.resolve(mount.split(":", 2)[0])).exists());
    }

    @Test
    void rulesAndDashboardsAreMountedWhereTheyAreLookedFor() {
        assertThat(mounts(services.get("prometheus"))).contains("./monitoring/rules:/etc/prometheus/rules:ro");
        assertThat(read("monitoring/prometheus.yml")).contains("- /etc/prometheus/rules/*.yml");
        assertThat(mounts(services.get("grafana")))
                .contains("./monitoring/grafana/dashboards:/etc/grafana/dashboards:ro");
        assertThat(read("monitoring/grafana/provisioning/dashboards/arrgus.yml"))
                .contains("path: /etc/grafana/dashboards");
        assertThat(String.valueOf(services.get("grafana").get("environment")))
                .contains("/etc/grafana/dashboards/fleet.json");
    }

    private Map<String, Map<String, Object>> services() {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
        return file.get("services");
    }

    private Set<String> secretsOf(String service) {
        return mounts(services.get(service))
                .map(mount -> mount.split(":", 2)[0])
                .filter(source -> source.endsWith("secrets"))
                .collect(Collectors.toSet());
    }

    private static Stream<String> mounts(Map<String, Object> service) {
        return service.get("volumes") instanceof List<?> mounts
                ? mounts.stream().map(String::valueOf)
                : Stream.of();
    }

    private static Duration drainOf(String service) throws IOException {
        Map<String, Map<String, Map<String, Object>>> file = new Yaml()
                .load(Files.readString(
                        ROOT.resolve(service).resolve("src/main/resources").resolve(SETTINGS.get(service))));
        return duration(file.get("spring").get("lifecycle"), "timeout-per-shutdown-phase");
    }

    private static Duration duration(Map<String, Object> from, String key) {
        return DurationStyle.detectAndParse(String.valueOf(from.get(key)));
    }

    private static String section(String document, String heading) {
        var begin = document.indexOf(heading);
        assertThat(begin).as(heading).isNotNegative();
        var end = document.indexOf("\n## ", begin + 1);
        return document.substring(begin, end < 0 ? document.length() : end);
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult it) -> it.group(1))
                .distinct();
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException missing) {
            throw new IllegalStateException(file + " cannot be read", missing);
        }
    }
}
