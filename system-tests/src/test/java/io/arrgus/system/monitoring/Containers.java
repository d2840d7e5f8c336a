package io.arrgus.system.monitoring;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.arrgus.testsupport.OwnContainers;
import java.util.Optional;
import java.util.stream.Stream;

/** What these tests cannot do without. */
final class Containers {

    static final String PROMETHEUS = "prom/prometheus:v3.5.0";
    static final String RABBITMQ = "rabbitmq:4";

    private Containers() {}

    /** Skips the test where one of the images cannot be had, except on the build machine: there it fails. */
    static void needed(String... images) {
        var missing = Stream.of(images)
                .map(OwnContainers::whyNone)
                .flatMap(Optional::stream)
                .findFirst();
        if ("true".equals(System.getenv("CI"))) {
            missing.ifPresent(why -> {
                throw new IllegalStateException("This must be tested, as CI is set, but " + why);
            });
        }
        assumeTrue(missing.isEmpty(), () -> "This was not tested: " + missing.orElseThrow());
    }
}
