package io.arrgus.testsupport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MutableClockTest {

    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");

    @Test
    void itMovesOnlyWhenItIsMoved() {
        var clock = MutableClock.at(NOON);

        assertThat(clock.instant()).isEqualTo(NOON);
        clock.advance(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3600));
        clock.set(NOON);
        assertThat(clock.instant()).isEqualTo(NOON);
    }
}
