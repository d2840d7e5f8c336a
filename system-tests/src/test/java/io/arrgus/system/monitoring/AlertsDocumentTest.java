package io.arrgus.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertsDocumentTest {

    private static final List<String> PARAGRAPHS =
            List.of("**What it means.** ", "**Why it matters.** ", "**What to do.** ");

    @Test
    void eachAlertHasItsSectionWhichSaysHowBadItIsWhatItMeansAndWhatToDo() throws IOException {
        var sections = Arrays.stream(
                        Files.readString(Path.of("../docs/alerts.md")).split("(?m)^## "))
                .skip(1)
                .map(String::strip)
                .toList();

        assertThat(sections)
                .extracting(section -> section.lines().limit(3).toList())
                .containsExactlyElementsOf(
                        Alert.all().stream().map(AlertsDocumentTest::head).toList());
        assertThat(sections)
                .allSatisfy(section -> assertThat(section.split("\n\n"))
                        .hasSize(2 + PARAGRAPHS.size())
                        .satisfies(it -> {
                            for (int i = 0; i < PARAGRAPHS.size(); i++) {
                                assertThat(it[i + 2])
                                        .startsWith(PARAGRAPHS.get(i))
                                        .endsWith(".");
                            }
                        }));
    }

    private static List<String> head(Alert alert) {
        return List.of(alert.name(), "", "*" + alert.severity() + ", after " + alert.after() + "*");
    }
}
