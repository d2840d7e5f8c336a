package io.arrgus.testsupport;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder {@code shared} beside the project, with answers recorded from real Arrs. It is not part of the project, so
 * a test that reads it has nothing to do where it is missing, except on the build machine, where it must be there.
 */
public final class SharedFolder {

    private SharedFolder() {}

    /** Fixtures of many versions, with the contract in words. */
    public static Optional<Path> arrContract() {
        return find("arr-contract", Path.of(""), System.getenv());
    }

    /** What real instances answered. */
    public static Optional<Path> recordings() {
        return find("recordings", Path.of(""), System.getenv());
    }

    static Optional<Path> find(String name, Path from, Map<String, String> environment) {
        for (var folder = from.toAbsolutePath(); folder != null; folder = folder.getParent()) {
            var candidate = folder.resolve("shared").resolve(name);
            if (Files.isDirectory(candidate)) {
                return Optional.of(candidate);
            }
        }
        if ("true".equals(environment.get("CI"))) {
            throw new IllegalStateException("The folder shared/" + name + " is not beside the project, and CI=true");
        }
        return Optional.empty();
    }
}
