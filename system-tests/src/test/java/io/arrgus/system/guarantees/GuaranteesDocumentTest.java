package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GuaranteesDocumentTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\d+ \\| .* \\| ([^|]+) \\|$");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");

    @Test
    void everyGuaranteeNamesTestsThatAreThere() throws IOException {
        var rows = ROW.matcher(Files.readString(Path.of("../docs/guarantees.md")))
                .results()
                .map(it -> it.group(1))
                .toList();

        assertThat(rows)
                .hasSize(10)
                .allSatisfy(proofs -> assertThat(NAME.matcher(proofs).results().map(it -> it.group(1)))
                        .isNotEmpty()
                        .allSatisfy(GuaranteesDocumentTest::assertThere));
    }

    private static void assertThere(String test) throws IOException {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            assertThat(files.map(it -> it.getFileName().toString())).contains(test + ".java");
        }
    }
}
