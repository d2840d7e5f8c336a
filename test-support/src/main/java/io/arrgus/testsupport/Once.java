package io.arrgus.testsupport;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** What happens once in a JVM, with a failure as well: nobody waits for the same failure twice. */
final class Once {

    private Once() {}

    static <T> T get(FutureTask<T> task) {
        task.run();
        try {
            return task.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known
                    ? known
                    : new IllegalStateException("A server for the tests did not start", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a server for the tests was starting", stopped);
        }
    }

    static void atTheEnd(Runnable task) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(task));
    }
}
