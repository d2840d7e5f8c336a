package io.arrgus.store.kernel;

import io.arrgus.store.mongo.RealDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The kernel on a database of the tests, which is empty before each. */
abstract class OnADatabase {

    private static RealDatabase database;

    Library library;

    @BeforeAll
    static void open() {
        database = RealDatabase.fresh();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() {
        library = new Library(database);
    }
}
