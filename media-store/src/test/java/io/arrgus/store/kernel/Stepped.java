package io.arrgus.store.kernel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Work on the kernel that goes on only when it is told to, from one database operation to the next, and can be killed
 * in between. A bulk is as little atomic as on the least of our databases: others may come in between its parts, and a
 * death may leave any of them.
 */
final class Stepped {

    private final Semaphore go = new Semaphore(0);
    private final Semaphore waits = new Semaphore(0);
    private final Random random;
    private volatile boolean over;
    private volatile boolean killed;
    private volatile @Nullable Throwable failure;

    /**
     * @param watcher is told each operation that was done, with its result
     * @param work is given the database to work on
     */
    Stepped(
            MediaDatabase database,
            BiConsumer<Call, @Nullable Object> watcher,
            Random random,
            Consumer<MediaDatabase> work) {
        this.random = random;
        var gated = (MediaDatabase) Proxy.newProxyInstance(
                MediaDatabase.class.getClassLoader(),
                new Class<?>[] {MediaDatabase.class},
                new Gate(database, watcher));
        Thread.ofVirtual().start(() -> {
            try {
                work.accept(gated);
            } catch (Killed asWished) {
                // ends here
            } catch (RuntimeException | Error failed) {
                failure = failed;
            } finally {
                over = true;
                waits.release();
            }
        });
        waits.acquireUninterruptibly();
    }

    /** One operation of the database. */
    record Call(String operation, List<Object> arguments) {

        boolean is(String name) {
            return operation.equals(name);
        }
    }

    /** Lets it do one operation, or a part of a bulk. */
    void step() {
        go.release();
        waits.acquireUninterruptibly();
        rethrow();
    }

    /** Ends it where it stands. If it stands before a bulk, some of the bulk may still be done. */
    void kill() {
        killed = true;
        step();
    }

    boolean isOver() {
        return over;
    }

    private void rethrow() {
        switch (failure) {
            case null -> {}
            case RuntimeException runtime -> throw runtime;
            case Error error -> throw error;
            default -> throw new IllegalStateException(failure);
        }
    }

    private static final class Killed extends Error {}

    private final class Gate implements InvocationHandler {

        private static final List<String> BULKS = List.of("write", "record", "strikeOff", "forgetHistory", "purge");

        private final MediaDatabase database;
        private final BiConsumer<Call, @Nullable Object> watcher;

        Gate(MediaDatabase database, BiConsumer<Call, @Nullable Object> watcher) {
            this.database = database;
            this.watcher = watcher;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            waits.release();
            go.acquireUninterruptibly();
            if (BULKS.contains(method.getName()) && arguments != null) {
                return bulk(method, (List<?>) arguments[0]);
            }
            dieIfKilled();
            return call(method, arguments == null ? List.of() : Arrays.asList(arguments));
        }

        private @Nullable Object bulk(Method method, List<?> parts) throws Throwable {
            if (killed) {
                for (var part : random.nextBoolean() ? parts : List.of()) {
                    if (random.nextBoolean()) {
                        call(method, List.of(List.of(part)));
                    }
                }
                throw new Killed();
            }
            if (parts.size() == 1 || random.nextBoolean()) {
                return call(method, List.of(parts));
            }
            var done = call(method, List.of(List.of(parts.getFirst())));
            for (var part : parts.subList(1, parts.size())) {
                waits.release();
                go.acquireUninterruptibly();
                dieIfKilled();
                var result = call(method, List.of(List.of(part)));
                done = Boolean.FALSE.equals(done) ? done : result;
            }
            return done;
        }

        private void dieIfKilled() {
            if (killed) {
                throw new Killed();
            }
        }

        private @Nullable Object call(Method method, List<Object> arguments) throws Throwable {
            try {
                var result = method.invoke(database, arguments.toArray());
                watcher.accept(new Call(method.getName(), arguments), result);
                return result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }
    }
}
