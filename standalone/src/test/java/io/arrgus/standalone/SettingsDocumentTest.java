package io.arrgus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written about settings is what the code has. */
class SettingsDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(arrgus[^`]*)` \\| (?:`([^`]*)`)? ?\\| (.*) \\|$");

    @Test
    void everySettingIsDocumentedWithItsDefaultAndMeaning() throws IOException {
        var documented = new TreeMap<String, String>();
        ROW.matcher(Files.readString(Path.of("../docs/settings.md")))
                .results()
                .forEach(row -> documented.put(
                        row.group(1), (row.group(2) == null ? "" : row.group(2)) + " | " + row.group(3)));

        assertThat(documented).isEqualTo(inTheCode()).isNotEmpty();
    }

    /** Spring's own description of our settings, made from the records and their documentation. */
    private static Map<String, String> inTheCode() throws IOException {
        var settings = new TreeMap<String, String>();
        var files =
                SettingsDocumentTest.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        while (files.hasMoreElements()) {
            try (var file = files.nextElement().openStream()) {
                JsonMapper.shared()
                        .readTree(file)
                        .get("properties")
                        .valueStream()
                        .filter(it -> it.get("name").asString().startsWith("arrgus"))
                        .forEach(it -> settings.put(it.get("name").asString(), described(it)));
            }
        }
        return settings;
    }

    private static String described(JsonNode setting) {
        var meaning = setting.path("description").asString("").replaceAll("\\{@code (.*?)}", "`$1`");
        return setting.path("defaultValue").asString("") + " | " + meaning;
    }
}
