package io.arrgus.store.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;

/** A database where somebody else comes in between, once, before a certain operation. */
final class DoingFirst {

    private DoingFirst() {}

    static MediaDatabase before(String operation, MediaDatabase database, Runnable somebodyElse) {
        var done = new AtomicBoolean();
        return (MediaDatabase) Proxy.newProxyInstance(
                MediaDatabase.class.getClassLoader(), new Class<?>[] {MediaDatabase.class}, (_, method, arguments) -> {
                    if (method.getName().equals(operation) && !done.getAndSet(true)) {
                        somebodyElse.run();
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
