package io.arrgus.system.chaos;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The system's clock, gone wrong by a time that can be set. */
final class SteppedClock extends Clock {

    private final Clock right = Clock.systemUTC();
    private volatile Duration wrongBy = Duration.ZERO;

    void step(Duration to) {
        wrongBy = to;
    }

    @Override
    public Instant instant() {
        return right.instant().plus(wrongBy);
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("This clock tells UTC only");
    }
}
