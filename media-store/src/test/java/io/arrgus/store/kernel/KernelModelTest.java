package io.arrgus.store.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.store.mongo.RealDatabase;
import io.arrgus.testsupport.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The kernel through many random histories. Each is told by its seed: to see one again, run this test with
 * {@code -Darrgus.model.seed=SEED -Darrgus.model.histories=1}; to see more, with a higher number of histories.
 */
class KernelModelTest {

    private static final long SEED = Long.getLong("arrgus.model.seed", 1L);

    @Test
    void noHistoryLeadsToAFalseRemovalALastingErrorOrAGap() {
        assertThat(faulty(Long.getLong("arrgus.model.histories", 600L), database -> database))
                .isEmpty();
    }

    /** Most rules are missed once in thousands of histories; these are missed soon enough to see that faults show. */
    @ParameterizedTest
    @EnumSource
    void aMissingRuleIsNoticed(MissingRule rule) {
        assertThat(faulty(400, rule::in)).isNotEmpty();
    }

    @Test
    void norDoesItOnARealDatabase() {
        var histories = Long.getLong("arrgus.model.histories", 25L);

        try (var database = RealDatabase.fresh()) {
            var faulty = faults(histories, seed -> {
                database.clear();
                return new RandomHistory(seed, database.port(), RandomHistory.noFuse())
                        .live(database::titles, database::history);
            });

            assertThat(faulty).as(TestDatabase.get().describe()).isEmpty();
        }
    }

    private static List<String> faulty(long histories, UnaryOperator<MediaDatabase> disturbed) {
        return faults(histories, seed -> {
            var database = new InMemoryDatabase();
            return new RandomHistory(seed, disturbed.apply(database), RandomHistory.noFuse())
                    .live(() -> List.copyOf(database.media.values()), () -> List.copyOf(database.history.values()));
        });
    }

    private static List<String> faults(long histories, LongFunction<RandomHistory.Faults> life) {
        return LongStream.range(SEED, SEED + histories)
                .mapToObj(seed -> Map.entry(seed, life.apply(seed)))
                .filter(it -> !it.getValue().equals(RandomHistory.Faults.NONE))
                .map(it -> "seed " + it.getKey() + ": " + it.getValue())
                .toList();
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
