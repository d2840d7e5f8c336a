package io.arrgus.system.chaos;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** How long is waited for what must come by itself. */
final class Patience {

    /** What is promised for the time after everything is back. */
    static final Duration PROMISED = Duration.ofMinutes(2);

    static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private Patience() {}

    static void until(String what, Callable<Boolean> condition) {
        await(what).atMost(PROMISED).pollInterval(BETWEEN_LOOKS).until(condition);
    }

    /** Lets time pass, in which something goes on: load, or an outage. */
    static void pass(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
