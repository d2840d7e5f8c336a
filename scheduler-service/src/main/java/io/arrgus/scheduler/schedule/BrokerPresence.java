package io.arrgus.scheduler.schedule;

import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/**
 * Whether the broker can be heard. While it cannot, nothing is claimed and no run is given up: its reports may be
 * waiting there.
 */
@Component
public final class BrokerPresence {

    private enum State {
        AWAY,
        RETURNED,
        HERE
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.AWAY);

    public void away() {
        state.set(State.AWAY);
    }

    /** It can be heard again, or for the first time. */
    public void returned() {
        state.set(State.RETURNED);
    }

    boolean here() {
        return state.get() != State.AWAY;
    }

    /** Leases count only after each got its fresh period. */
    boolean leasesCount() {
        return state.get() == State.HERE;
    }

    /** Runs {@code grant} if the broker has returned since the last time. */
    void afterReturn(Runnable grant) {
        if (state.get() == State.RETURNED) {
            grant.run();
            state.compareAndSet(State.RETURNED, State.HERE);
        }
    }
}
