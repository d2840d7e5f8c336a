package io.arrgus.store.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;

/** A database whose time passes as fast as a test wishes. */
final class ShiftedClock {

    private final MediaDatabase shifted;
    private Duration shift = Duration.ZERO;

    ShiftedClock(MediaDatabase database) {
        this.shifted = (MediaDatabase) Proxy.newProxyInstance(
                MediaDatabase.class.getClassLoader(), new Class<?>[] {MediaDatabase.class}, (_, method, arguments) -> {
                    try {
                        if (method.getName().equals("forgetAttempts")) {
                            // Their times are the server's own.
                            database.forgetAttempts(((Instant) arguments[0]).minus(shift));
                            return null;
                        }
                        var result = method.invoke(database, arguments);
                        return result instanceof Instant now ? now.plus(shift) : result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }

    MediaDatabase database() {
        return shifted;
    }

    void pass(Duration time) {
        shift = shift.plus(time);
    }
}
