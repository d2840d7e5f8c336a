package io.arrgus.store.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.embedded.EmbeddedDatabase;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.store.mongo.RealDatabase;
import io.arrgus.testsupport.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel through many random histories, each told by its seed. To see what happened in one of them, run this test
 * with {@code -Darrgus.model.seed=SEED}; to see more of them, with {@code -Darrgus.model.histories=NUMBER}.
 */
class KernelModelTest {

    private static final @Nullable Long SEED = Long.getLong("arrgus.model.seed");
    private static final int AT_ONCE = 8;

    @Test
    void noHistoryLeadsToAFalseRemovalALastingErrorOrAGap() throws Exception {
        assertThat(faulty(histories(30_000), seed -> inMemory(seed, UnaryOperator.identity())))
                .isEmpty();
    }

    @Test
    void norDoesItOnTheEmbeddedDatabase() throws Exception {
        var number = new AtomicInteger();
        try (var server = EmbeddedDatabase.inMemory()) {
            assertThat(faultyOn(histories(300), () -> RealDatabase.at(server.uri("model-" + number.incrementAndGet()))))
                    .isEmpty();
        }
    }

    @Test
    void norDoesItOnTheDatabaseOfTheTests() throws Exception {
        assertThat(faultyOn(histories(200), RealDatabase::fresh))
                .as(TestDatabase.get().describe())
                .isEmpty();
    }

    /** Most rules are missed once in thousands of histories; these are missed soon enough to see that faults show. */
    @ParameterizedTest
    @EnumSource
    void aMissingRuleIsNoticed(MissingRule rule) throws Exception {
        assertThat(faulty(LongStream.rangeClosed(1, 400), seed -> inMemory(seed, rule::in)))
                .isNotEmpty();
    }

    private static LongStream histories(long usually) {
        return SEED != null
                ? LongStream.of(SEED)
                : LongStream.rangeClosed(1, Long.getLong("arrgus.model.histories", usually));
    }

    private static List<String> inMemory(long seed, UnaryOperator<MediaDatabase> disturbed) {
        var database = new InMemoryDatabase();
        return live(
                seed,
                disturbed.apply(database),
                () -> List.copyOf(database.media.values()),
                () -> List.copyOf(database.history.values()));
    }

    /** On some databases side by side: most of the time, a history waits for its own. */
    private static List<String> faultyOn(LongStream seeds, Supplier<RealDatabase> making) throws Exception {
        var databases = new ArrayBlockingQueue<RealDatabase>(AT_ONCE);
        try {
            return faulty(seeds, seed -> {
                var free = databases.poll();
                var database = free == null ? making.get() : free;
                database.clear();
                var faults = live(seed, database.port(), database::titles, database::history);
                databases.add(database);
                return faults;
            });
        } finally {
            databases.forEach(RealDatabase::close);
        }
    }

    private static List<String> live(
            long seed, MediaDatabase database, Supplier<List<Title>> titles, Supplier<List<HistoryEntry>> history) {
        var journal = SEED == null ? Journal.NONE : Journal.kept();
        try {
            return new RandomHistory(seed, database, journal).live(titles, history);
        } finally {
            System.out.print(journal);
        }
    }

    /**
     * Some histories at once, each in virtual threads: it and its stores hand over to each other all the time, which
     * these do without the operating system.
     */
    private static List<String> faulty(LongStream seeds, LongFunction<List<String>> life) throws Exception {
        var atOnce = new Semaphore(AT_ONCE);
        var lives = new ArrayList<Future<List<String>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var seed : seeds.toArray()) {
                atOnce.acquire();
                lives.add(threads.submit(() -> {
                    try {
                        return life.apply(seed).stream()
                                .map(it -> "seed " + seed + ": " + it)
                                .toList();
                    } catch (RuntimeException broken) {
                        throw new IllegalStateException("seed " + seed, broken);
                    } finally {
                        atOnce.release();
                    }
                }));
            }
        }
        var faults = new ArrayList<String>();
        for (var done : lives) {
            faults.addAll(done.get());
        }
        return faults;
    }

    /** A rule of the kernel that a database can undo. */
    enum MissingRule {
        /** A title that did not change keeps its old fence. */
        FENCE_ALWAYS("write"),
        /** Another attempt of the same run may finish it too. */
        FLOOR_BY("raiseFloor"),
        /** Entries are struck off, but never sent. */
        OUTBOX("record");

        private final String operation;

        MissingRule(String operation) {
            this.operation = operation;
        }

        MediaDatabase in(MediaDatabase database) {
            return (MediaDatabase) Proxy.newProxyInstance(
                    MediaDatabase.class.getClassLoader(),
                    new Class<?>[] {MediaDatabase.class},
                    (_, method, arguments) -> method.getName().equals(operation)
                            ? undone(database, arguments)
                            : method.invoke(database, arguments));
        }

        @SuppressWarnings("unchecked")
        private @Nullable Object undone(MediaDatabase database, Object[] arguments) {
            return switch (this) {
                case FENCE_ALWAYS ->
                    database.write(((List<TitleWrite>) arguments[0])
                            .stream()
                                    .filter(it -> !(it instanceof TitleWrite.Advance))
                                    .toList());
                case FLOOR_BY -> {
                    var connection = (ConnectionId) arguments[0];
                    var fence = (long) arguments[1];
                    yield database.raiseFloor(connection, fence, (AttemptId) arguments[2])
                            || database.state(connection).floor() == fence;
                }
                case OUTBOX -> null;
            };
        }
    }
}
