package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DockerTest {

    @Test
    void anImageThatNobodyHasIsGivenUp() {
        var why = Docker.whyNoContainerOf("arrgus.invalid/no-such-image:1");

        assertThat(why.orElseThrow())
                .isIn(
                        "no Docker engine answers",
                        "the image arrgus.invalid/no-such-image:1 is neither here nor can it be pulled");
    }
}
