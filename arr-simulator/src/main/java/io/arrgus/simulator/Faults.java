package io.arrgus.simulator;

import io.arrgus.simulator.FaultKind.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What goes wrong with the next answers. Faults of which only one can be shown take their turns in the order in which
 * they came; a slowness joins whatever else happens.
 */
public final class Faults {
    private final ReentrantLock changing = new ReentrantLock();
    private final List<Fault> waiting = new ArrayList<>();

    Faults() {}

    public Faults add(Fault fault) {
        return locked(() -> waiting.add(fault));
    }

    /** {@code kind} happens to the next {@code times} answers, wherever it can happen. */
    public Faults next(int times, FaultKind kind) {
        return add(Fault.of(kind).times(times));
    }

    /** {@code kind} happens to the next {@code times} answers of {@code endpoint}. */
    public Faults next(int times, FaultKind kind, Endpoint endpoint) {
        return add(Fault.of(kind).times(times).on(endpoint));
    }

    /** {@code kind} happens to every answer until it is cleared. */
    public Faults always(FaultKind kind) {
        return add(Fault.of(kind));
    }

    public Faults clear() {
        return locked(waiting::clear);
    }

    public Faults clear(FaultKind kind) {
        return locked(() -> waiting.removeIf(fault -> fault.kind() == kind));
    }

    /** What is still to happen. */
    public List<Fault> waiting() {
        changing.lock();
        try {
            return List.copyOf(waiting);
        } finally {
            changing.unlock();
        }
    }

    /** What happens to this answer, which counts as one of theirs. */
    Trouble take(Endpoint endpoint) {
        changing.lock();
        try {
            return new Trouble(
                    takeFirst(endpoint, fault -> !fault.isPace()),
                    takeFirst(endpoint, fault -> fault.kind() == FaultKind.SLOW_FIRST_BYTE),
                    takeFirst(endpoint, fault -> fault.kind() == FaultKind.SLOW_BODY));
        } finally {
            changing.unlock();
        }
    }

    private Optional<Fault> takeFirst(Endpoint endpoint, Predicate<Fault> which) {
        for (var i = 0; i < waiting.size(); i++) {
            var fault = waiting.get(i);
            if (fault.endpoints().contains(endpoint) && which.test(fault)) {
                if (fault.times() == 1) {
                    waiting.remove(i);
                } else if (fault.times() != Fault.UNTIL_CLEARED) {
                    waiting.set(i, fault.times(fault.times() - 1));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private Faults locked(Runnable change) {
        changing.lock();
        try {
            change.run();
            return this;
        } finally {
            changing.unlock();
        }
    }

    /** What happens to one answer. */
    record Trouble(Optional<Fault> fault, Optional<Fault> slowFirstByte, Optional<Fault> slowBody) {

        boolean is(FaultKind kind) {
            return fault.filter(which -> which.kind() == kind).isPresent();
        }

        Optional<FaultKind> at(Stage stage) {
            return fault.map(Fault::kind).filter(kind -> kind.stage() == stage);
        }
    }
}
