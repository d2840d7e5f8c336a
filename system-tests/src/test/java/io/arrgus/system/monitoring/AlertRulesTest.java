package io.arrgus.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules by themselves: that Prometheus takes them, and that each alert fires when it must and only then. */
class AlertRulesTest {

    @Test
    void prometheusTakesTheConfigurationAndTheRules() throws Exception {
        Containers.needed(Containers.PROMETHEUS);

        try (var promtool = Promtool.start()) {
            var checked = promtool.run("check config --lint=all --lint-fatal prometheus.yml");

            assertThat(checked.getExitCode()).as(checked.toString()).isZero();
        }
    }

    @Test
    void theAlertsFireWhenTheyMustAndSayWhatTheyShould() throws Exception {
        Containers.needed(Containers.PROMETHEUS);

        try (var promtool = Promtool.start()) {
            var tested = promtool.run("test rules tests/*.yml");

            assertThat(tested.getExitCode())
                    .as(tested.getStdout() + tested.getStderr())
                    .isZero();
        }
    }

    @Test
    void eachAlertIsTestedFiringAndQuiet() {
        var tests = Alert.yamlFilesOf("tests").stream()
                .flatMap(file -> Alert.maps(Alert.yaml(file), "tests"))
                .toList();

        assertThat(Alert.all()).isNotEmpty().extracting(Alert::name).allSatisfy(alert -> {
            assertThat(tests).as("a test in which it fires").anyMatch(it -> fires(it, alert));
            assertThat(tests).as("a test in which it never does").anyMatch(it -> staysQuiet(it, alert));
        });
    }

    private static boolean fires(Map<String, ?> test, String alert) {
        return checksOf(test, alert).stream()
                .anyMatch(it -> Alert.maps(it, "exp_alerts").findAny().isPresent());
    }

    private static boolean staysQuiet(Map<String, ?> test, String alert) {
        return !checksOf(test, alert).isEmpty() && !fires(test, alert);
    }

    private static List<Map<String, ?>> checksOf(Map<String, ?> test, String alert) {
        return Alert.maps(test, "alert_rule_test")
                .filter(it -> Alert.text(it, "alertname").equals(alert))
                .toList();
    }

    @Test
    void eachAlertSaysHowBadItIsWhatItMeansAndWhereToReadOn() {
        assertThat(Alert.all()).isNotEmpty().allSatisfy(alert -> {
            assertThat(alert.severity()).isIn("critical", "warning", "info");
            assertThat(alert.after()).matches("\\d+[mh]");
            assertThat(alert.annotations().getOrDefault("summary", "")).isNotBlank();
            assertThat(alert.annotations().getOrDefault("description", ""))
                    .hasSizeGreaterThan(100)
                    .endsWith(".");
            assertThat(alert.annotations().getOrDefault("runbook", ""))
                    .isEqualTo("docs/alerts.md#" + alert.name().toLowerCase(Locale.ROOT));
        });
        assertThat(Alert.all()).extracting(Alert::name).doesNotHaveDuplicates();
    }
}
