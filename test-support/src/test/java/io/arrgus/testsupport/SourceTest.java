package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceTest {

    private static final String URI = "ARRGUS_TEST_RABBITMQ_URI";

    @Test
    void whatTheEnvironmentNamesComesFirst() {
        var source = Source.of("RABBITMQ", "rabbitmq:4", Map.of(URI, "amqp://there"), SourceTest::dockerIsNotAsked);

        assertThat(source).isEqualTo(new Source.Named("amqp://there"));
    }

    @Test
    void aContainerComesSecond() {
        var source = Source.of("RABBITMQ", "rabbitmq:4", Map.of(), Optional::empty);

        assertThat(source).isEqualTo(new Source.Container("rabbitmq:4"));
    }

    @Test
    void withoutAContainerItIsEmbeddedAndSaysWhy() {
        var source = Source.of("RABBITMQ", "rabbitmq:4", Map.of(), () -> Optional.of("no Docker engine answers"));

        assertThat(source).isEqualTo(new Source.Embedded("no Docker engine answers"));
    }

    @Test
    void whereEmbeddedIsRefusedThatIsAFailureThatSaysWhatToDo() {
        var environment = Map.of(Source.REFUSE_EMBEDDED, "true");

        var source = Source.of("RABBITMQ", "rabbitmq:4", environment, () -> Optional.of("no Docker engine answers"));

        assertThat(source)
                .isEqualTo(new Source.Refused("These tests must run on a real server, as ARRGUS_TEST_REFUSE_EMBEDDED"
                        + " is set, but no Docker engine answers. Set ARRGUS_TEST_RABBITMQ_URI, or make the image"
                        + " available to Docker"));
    }

    @Test
    void refusedButThereIsAContainer() {
        var environment = Map.of(Source.REFUSE_EMBEDDED, "true");

        var source = Source.of("RABBITMQ", "rabbitmq:4", environment, Optional::empty);

        assertThat(source).isEqualTo(new Source.Container("rabbitmq:4"));
    }

    @Test
    void embeddedCanBeForced() {
        var environment = Map.of(Source.EMBEDDED, "true", URI, "amqp://there");

        var source = Source.of("RABBITMQ", "rabbitmq:4", environment, SourceTest::dockerIsNotAsked);

        assertThat(source).isEqualTo(new Source.Embedded("ARRGUS_TEST_EMBEDDED is set"));
    }

    @Test
    void forcedAndRefusedIsAContradiction() {
        var environment = Map.of(Source.EMBEDDED, "true", Source.REFUSE_EMBEDDED, "true");

        var source = Source.of("RABBITMQ", "rabbitmq:4", environment, SourceTest::dockerIsNotAsked);

        assertThat(source)
                .isEqualTo(new Source.Refused(
                        "ARRGUS_TEST_EMBEDDED and ARRGUS_TEST_REFUSE_EMBEDDED are both set: take one of them away"));
    }

    private static Optional<String> dockerIsNotAsked() {
        throw new AssertionError("Docker was asked, and that takes seconds");
    }
}
