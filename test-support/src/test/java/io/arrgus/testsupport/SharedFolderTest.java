package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedFolderTest {

    /** A folder for temporary files may itself lie beside a shared folder, so this name is one that none has. */
    private static final String NOWHERE = "what-nobody-recorded";

    @TempDir
    Path root;

    @Test
    void itIsFoundBesideTheProjectFromAnyModule() throws Exception {
        var recordings = Files.createDirectories(root.resolve("shared").resolve("recordings"));
        var module = Files.createDirectories(root.resolve("arrgus").resolve("media-store"));

        var found = SharedFolder.find("recordings", module, Map.of());

        assertThat(found).contains(recordings);
    }

    @Test
    void itMayBeMissing() {
        var found = SharedFolder.find(NOWHERE, root, Map.of());

        assertThat(found).isEmpty();
    }

    @Test
    void onTheBuildMachineItMayNot() {
        assertThatThrownBy(() -> SharedFolder.find(NOWHERE, root, Map.of("CI", "true")))
                .hasMessage("The folder shared/" + NOWHERE + " is not beside the project, and CI=true");
    }
}
