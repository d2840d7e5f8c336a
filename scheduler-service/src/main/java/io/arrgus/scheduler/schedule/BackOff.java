package io.arrgus.scheduler.schedule;

import io.arrgus.model.run.FailureKind;
import io.arrgus.scheduler.ledger.RunEntry.Ending;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a connection is left alone after a run that failed. What many connections share, such as a network, fails
 * them all at one instant: so each pause is anything from half to one and a half times its length, and what failed
 * together is not tried again together.
 */
final class BackOff {

    private static final double SPREAD = 0.5;

    private final List<Duration> pauses;
    private final Duration probeEvery;
    private final RandomGenerator random;

    BackOff(ScheduleProperties properties, RandomGenerator random) {
        this.pauses = properties.backOff();
        this.probeEvery = properties.probeEvery();
        this.random = random;
    }

    /** @param failures how many runs failed in a row, with this one */
    Duration after(Ending ending, int failures) {
        return spread(
                switch (ending.outcome()) {
                    // Most often it was the worker that died, and the next one brings it to its end.
                    case LOST -> failures == 1 ? Duration.ZERO : pause(failures - 1);
                    case FAILED -> onlyAPersonCanMend(ending) ? probeEvery : pause(failures);
                    case SUCCEEDED, UNCHANGED, PARTIAL, HELD, SUPERSEDED, CANCELLED -> Duration.ZERO;
                });
    }

    static boolean onlyAPersonCanMend(Ending ending) {
        return ending.failure() != null && ending.failure().kind() == FailureKind.NEEDS_ATTENTION;
    }

    private Duration pause(int number) {
        return pauses.get(Math.min(number, pauses.size()) - 1);
    }

    private Duration spread(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 + random.nextDouble(-SPREAD, SPREAD))));
    }
}
