package io.arrgus.simulator;

import java.io.IOException;
import java.time.Duration;

/** The lock on the database, if another process has it. Whoever only reads does not notice. */
final class Locks {
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Faults faults;

    Locks(Faults faults) {
        this.faults = faults;
    }

    /** Waits for the lock. @return whether it was released in time; otherwise the call is answered */
    boolean letsWrite(Call call) throws IOException {
        var lock = call.trouble().fault().filter(fault -> fault.kind() == FaultKind.LOCKED_WRITES);
        if (lock.isEmpty()) {
            return true;
        }
        var patience = lock.get().delay().isZero() ? patience(call) : lock.get().delay();
        var ofAll = lock.get().times() == Fault.UNTIL_CLEARED;
        for (var waited = Duration.ZERO; waited.compareTo(patience) < 0; waited = waited.plus(LOOK_EVERY)) {
            if (ofAll && !faults.waiting().contains(lock.get())) {
                return true;
            }
            call.exchange().pause(LOOK_EVERY);
        }
        Errors.answer(call, FaultKind.LOCKED_500);
        return false;
    }

    /** Radarr tries four times, except to delete. */
    private static Duration patience(Call call) {
        return switch (call.settings().product()) {
            case RADARR -> call.request().is("DELETE") ? Duration.ofMillis(6_900) : Duration.ofMillis(28_500);
            case SONARR -> Duration.ofMillis(7_300);
        };
    }
}
