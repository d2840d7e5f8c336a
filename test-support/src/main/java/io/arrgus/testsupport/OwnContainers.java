package io.arrgus.testsupport;

import java.util.Map;
import java.util.Optional;

/** Whether a test may have servers for itself alone, as one needs that kills them. */
public final class OwnContainers {

    private OwnContainers() {}

    /**
     * Empty if there can be a container of {@code image}; else why not, and then an embedded server has to do.
     *
     * @throws IllegalStateException if there can be none, and embedded servers are refused
     */
    public static Optional<String> whyNone(String image) {
        // A server that the environment names is not ours to kill.
        var environment = Map.of(
                Source.EMBEDDED, String.valueOf(System.getenv(Source.EMBEDDED)),
                Source.REFUSE_EMBEDDED, String.valueOf(System.getenv(Source.REFUSE_EMBEDDED)));
        return switch (Source.of("SERVER", image, environment, () -> Docker.whyNoContainerOf(image))) {
            case Source.Container container -> Optional.empty();
            case Source.Embedded embedded -> Optional.of(embedded.because());
            case Source.Refused refused -> throw new IllegalStateException(refused.because());
            case Source.Named named -> throw new IllegalStateException("Nothing names this server");
        };
    }
}
