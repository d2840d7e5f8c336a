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
 * in between. A bulk can also be killed half-way.
 */
final class Stepped {

    private final Semaphore go = new Semaphore(0);
    private final Semaphore waits = new Semaphore(0);
    private volatile boolean over;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Random killer;

    /**
     * @param watcher is told each operation that was done, with its result
     * @param work is given the database to work on
     */
    Stepped(MediaDatabase database, BiConsumer<Call, @Nullable Object> watcher, Consumer<MediaDatabase> work) {
        var handler = new Gate(database, watcher);
        var gated = (MediaDatabase) Proxy.newProxyInstance(
                MediaDatabase.class.getClassLoader(), new Class<?>[] {MediaDatabase.class}, handler);
        Thread.ofVirtual().start(() -> {
            try {
                work.accept(gated);
            } catch (Killed killed) {
                // as asked for
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
    record Call(Method method, List<Object> arguments) {

        boolean is(String name) {
            return method.getName().equals(name);
        }
    }

    /** Lets it do one operation. */
    void step() {
        go.release();
        waits.acquireUninterruptibly();
        rethrow();
    }

    /** Ends it where it stands. If it stands before a bulk, some of the bulk may still be done. */
    void kill(Random random) {
        killer = random;
        go.release();
        waits.acquireUninterruptibly();
        rethrow();
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

        private final MediaDatabase database;
        private final BiConsumer<Call, @Nullable Object> watcher;

        Gate(MediaDatabase database, BiConsumer<Call, @Nullable Object> watcher) {
            this.database = database;
            this.watcher = watcher;
        }

        @Override
        public @Nullable Object invoke(Object proxy, Method method, @Nullable Object[] arguments) throws Throwable {
            waits.release();
            go.acquireUninterruptibly();
            var call = new Call(method, arguments == null ? List.of() : Arrays.asList(arguments));
            if (killer != null) {
                tear(call, killer);
                throw new Killed();
            }
            try {
                var result = method.invoke(database, arguments);
                watcher.accept(call, result);
                return result;
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            }
        }

        @SuppressWarnings("unchecked")
        private void tear(Call call, Random random) {
            if (call.is("write") && random.nextBoolean()) {
                var writes = (List<TitleWrite>) call.arguments().getFirst();
                var some = writes.stream().filter(_ -> random.nextBoolean()).toList();
                if (!some.isEmpty()) {
                    watcher.accept(call, database.write(some));
                }
            }
        }
    }
}
