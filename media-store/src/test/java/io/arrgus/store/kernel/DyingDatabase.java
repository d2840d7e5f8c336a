package io.arrgus.store.kernel;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A database at which the process dies before a certain operation. */
final class DyingDatabase {

    private DyingDatabase() {}

    /** Thrown in place of a death. */
    static final class Died extends Error {}

    static MediaDatabase before(String operation, MediaDatabase database) {
        return (MediaDatabase) Proxy.newProxyInstance(
                MediaDatabase.class.getClassLoader(), new Class<?>[] {MediaDatabase.class}, (_, method, arguments) -> {
                    if (method.getName().equals(operation)) {
                        throw new Died();
                    }
                    try {
                        return method.invoke(database, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
