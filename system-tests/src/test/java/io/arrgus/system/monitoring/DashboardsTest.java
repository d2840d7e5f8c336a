package io.arrgus.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What can be said of the dashboards without a Grafana. Whether their queries answer, {@link MonitoringTest} says. */
@ParameterizedClass
@MethodSource("io.arrgus.system.monitoring.Dashboard#all")
record DashboardsTest(Dashboard dashboard) {

    private static final int COLUMNS = 24;
    private static final Pattern METRIC = Pattern.compile("(?<![\\w:])arrgus_\\w+");
    private static final Pattern OF_A_HISTOGRAM = Pattern.compile("_(bucket|sum|count|max)$");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{?(\\w+)");
    private static final Pattern LINK = Pattern.compile("/d/([\\w-]+)");

    @Test
    void itIsFoundUnderAFixedIdThatTellsWhatItIs() {
        assertThat(dashboard.uid() + ".json").isEqualTo("arrgus-" + dashboard.file());
        assertThat(dashboard.title()).startsWith("Arrgus · ");
        assertThat(dashboard.json().path("description").asString()).isNotBlank();
        assertThat(dashboard.json().path("schemaVersion").asInt()).isGreaterThanOrEqualTo(39);
    }

    @Test
    void itBeginsWithFiguresThatAreReadAtAGlance() {
        var first = dashboard.everythingPlaced().stream()
                .takeWhile(it -> !it.path("type").asString().equals("row"))
                .toList();

        assertThat(first).hasSizeBetween(4, 8).allSatisfy(panel -> {
            assertThat(panel.path("type").asString()).isEqualTo("stat");
            assertThat(panel.at("/fieldConfig/defaults/thresholds/steps")).isNotEmpty();
        });
    }

    @Test
    void itsPanelsHaveIdsOfTheirOwnAndStandBesideEachOther() {
        var placed = dashboard.everythingPlaced();
        var taken = new HashSet<List<Integer>>();

        assertThat(placed)
                .extracting(it -> it.path("id").asInt())
                .doesNotHaveDuplicates()
                .doesNotContain(0);
        for (var panel : placed) {
            assertThat(cells(panel))
                    .as(panel.path("title").asString())
                    .isNotEmpty()
                    .allSatisfy(cell -> {
                        assertThat(cell.getFirst()).isLessThan(COLUMNS);
                        assertThat(taken.add(cell))
                                .as("column and line %s are free", cell)
                                .isTrue();
                    });
        }
    }

    private static List<List<Integer>> cells(JsonNode panel) {
        var grid = panel.path("gridPos");
        var cells = new ArrayList<List<Integer>>();
        for (int x = 0; x < grid.path("w").asInt(); x++) {
            for (int y = 0; y < grid.path("h").asInt(); y++) {
                cells.add(List.of(grid.path("x").asInt() + x, grid.path("y").asInt() + y));
            }
        }
        return cells;
    }

    @Test
    void eachPanelSaysWhatItShowsAndInWhichUnit() {
        assertThat(dashboard.panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.json().path("title").asString()).isNotBlank();
            assertThat(panel.json().path("description").asString())
                    .hasSizeGreaterThan(10)
                    .endsWith(".");
            assertThat(panel.json().at("/fieldConfig/defaults/unit").asString()).isNotBlank();
            assertThat(panel.queries()).isNotEmpty();
        });
    }

    @Test
    void thresholdsRise() {
        assertThat(dashboard.panels()).allSatisfy(panel -> {
            var values = panel.json()
                    .at("/fieldConfig/defaults/thresholds/steps")
                    .valueStream()
                    .map(it -> it.path("value"))
                    .toList();
            assertThat(values.getFirst().isNull()).isTrue();
            assertThat(values.stream().skip(1)).allMatch(JsonNode::isNumber);
            assertThat(values.stream().skip(1).map(JsonNode::asDouble).toList())
                    .isSorted()
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void allIsAskedOfTheOnePrometheusThatIsProvisioned() {
        var provisioned = Alert.maps(
                        Alert.yaml(Alert.MONITORING.resolve("grafana/provisioning/datasources/arrgus.yml")),
                        "datasources")
                .map(it -> Alert.text(it, "uid"))
                .toList();

        assertThat(provisioned).hasSize(1);
        assertThat(dashboard.json().findValues("datasource")).isNotEmpty().allSatisfy(it -> {
            assertThat(it.path("type").asString()).isEqualTo("prometheus");
            assertThat(it.path("uid").asString()).isEqualTo(provisioned.getFirst());
        });
        assertThat(dashboard.panels())
                .flatExtracting(it -> it.queries().toList())
                .allSatisfy(it ->
                        assertThat(it.json().at("/datasource/uid").asString()).isEqualTo(provisioned.getFirst()));
    }

    @Test
    void theVariablesThatAreUsedAreThoseThatThereAre() {
        var used = dashboard.panels().stream()
                .flatMap(Dashboard.Panel::queries)
                .flatMap(it -> matches(VARIABLE, it.expression()))
                .filter(it -> !it.startsWith("__"))
                .toList();

        assertThat(Set.copyOf(used))
                .isEqualTo(Set.copyOf(dashboard.variables().stream()
                        .map(it -> it.path("name").asString())
                        .toList()));
    }

    @Test
    void linksLeadToDashboardsThatAreThere() {
        var uids = Dashboard.all().stream().map(Dashboard::uid).toList();

        assertThat(matches(LINK, dashboard.json().toString())).isSubsetOf(uids);
        assertThat(uids).doesNotHaveDuplicates();
    }

    @Test
    void everyMetricIsDocumented() throws IOException {
        var document = Files.readString(Path.of("../docs/metrics.md"));
        var expressions = Stream.concat(
                dashboard.panels().stream().flatMap(Dashboard.Panel::queries).map(Dashboard.Query::expression),
                Alert.all().stream().map(Alert::expression));

        assertThat(expressions
                        .flatMap(it -> METRIC.matcher(it).results().map(found -> found.group()))
                        .distinct())
                .isNotEmpty()
                .allSatisfy(it -> assertThat(document)
                        .containsAnyOf(
                                "`" + it + "`", "`" + OF_A_HISTOGRAM.matcher(it).replaceFirst("") + "`"));
    }

    private static Stream<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(it -> it.group(1));
    }
}
