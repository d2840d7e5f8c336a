package io.arrgus.simulator;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * Something to go wrong with the next answers.
 *
 * @param endpoints with which of them
 * @param times how many answers are still to be spoilt
 * @param delay of {@link FaultKind#SLOW_FIRST_BYTE}, and of {@link FaultKind#LOCKED_WRITES}: none for that is as long
 *     as a real one waits
 * @param bytesPerSecond of {@link FaultKind#SLOW_BODY}
 */
public record Fault(FaultKind kind, Set<Endpoint> endpoints, int times, Duration delay, int bytesPerSecond) {
    /** As many times as nobody counts. */
    public static final int UNTIL_CLEARED = Integer.MAX_VALUE;

    public Fault {
        endpoints = Set.copyOf(endpoints);
        if (endpoints.isEmpty() || !kind.endpoints().containsAll(endpoints)) {
            throw new IllegalArgumentException(Names.of(kind) + " can happen only on " + kind.endpoints());
        }
        if (times < 1 || bytesPerSecond < 1 || delay.isNegative()) {
            throw new IllegalArgumentException("times and bytesPerSecond start at 1, delay at nothing");
        }
    }

    /** Until cleared, wherever it can happen. */
    public static Fault of(FaultKind kind) {
        return new Fault(kind, kind.endpoints(), UNTIL_CLEARED, kind.usualDelay(), 10_000);
    }

    public Fault on(Endpoint first, Endpoint... more) {
        return new Fault(kind, EnumSet.of(first, more), times, delay, bytesPerSecond);
    }

    public Fault times(int answers) {
        return new Fault(kind, endpoints, answers, delay, bytesPerSecond);
    }

    public Fault taking(Duration silence) {
        return new Fault(kind, endpoints, times, silence, bytesPerSecond);
    }

    public Fault atBytesPerSecond(int bytes) {
        return new Fault(kind, endpoints, times, delay, bytes);
    }

    boolean isPace() {
        return kind.stage() == FaultKind.Stage.PACE;
    }
}
