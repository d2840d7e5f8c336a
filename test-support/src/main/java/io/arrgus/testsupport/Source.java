package io.arrgus.testsupport;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a server for tests comes from. */
sealed interface Source {

    /** The environment names one that runs. */
    record Named(String uri) implements Source {}

    record Container(String image) implements Source {}

    /** @param because why there is no real one */
    record Embedded(String because) implements Source {}

    /** @param because a sentence for the person whose tests fail now */
    record Refused(String because) implements Source {}

    /** Names a running server: {@code ARRGUS_TEST_RABBITMQ_URI}, {@code ARRGUS_TEST_MONGODB_URI}. */
    private static String nameOf(String server) {
        return "ARRGUS_TEST_" + server + "_URI";
    }

    /** With {@code true}, a test fails rather than run on an embedded server. */
    String REFUSE_EMBEDDED = "ARRGUS_TEST_REFUSE_EMBEDDED";

    /** With {@code true}, nothing else is looked for. */
    String EMBEDDED = "ARRGUS_TEST_EMBEDDED";

    /**
     * Decides.
     *
     * @param server {@code RABBITMQ} or {@code MONGODB}
     * @param whyNoContainer asks Docker; empty if a container of the image can be had. Asked only if it matters
     */
    static Source of(
            String server, String image, Map<String, String> environment, Supplier<Optional<String>> whyNoContainer) {
        var refused = "true".equals(environment.get(REFUSE_EMBEDDED));
        if ("true".equals(environment.get(EMBEDDED))) {
            return refused
                    ? new Refused(EMBEDDED + " and " + REFUSE_EMBEDDED + " are both set: take one of them away")
                    : new Embedded(EMBEDDED + " is set");
        }
        var uri = environment.get(nameOf(server));
        if (uri != null && !uri.isBlank()) {
            return new Named(uri);
        }
        var missing = whyNoContainer.get();
        if (missing.isEmpty()) {
            return new Container(image);
        }
        return refused
                ? new Refused("These tests must run on a real server, as " + REFUSE_EMBEDDED + " is set, but "
                        + missing.get() + ". Set " + nameOf(server) + ", or make the image available to Docker")
                : new Embedded(missing.get());
    }
}
