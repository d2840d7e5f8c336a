package io.arrgus.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What an Arr tells of its health when it is told to look. A young one says nothing; the first look of an older one tells
 * of everything that is wrong at once, and no later one repeats it.
 */
final class Checkup {
    private static final Duration YOUTH = Duration.ofMinutes(15);

    private final Instant started;
    private final AtomicBoolean told = new AtomicBoolean();

    Checkup(Instant started) {
        this.started = started;
    }

    void look(Instance instance) {
        var young = instance.now().isBefore(started.plus(YOUTH));
        if (!young && told.compareAndSet(false, true)) {
            Health.of(instance).forEach(health -> instance.webhooks().send(health.event(instance, false)));
        }
    }
}
