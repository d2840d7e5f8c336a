package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.store.mongo.RealDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Eight threads of two stores at once, on the same titles. */
class RacesTest {

    @Test
    void whoeverCompletesAnAttemptFindsThatItIsComplete() throws Exception {
        for (int number = 0; number < 500; number++) {
            var key =
                    new Attempt.Key(new RunId("race-" + number), new AttemptId("a"), Library.ID, RunKind.FULL, number);
            var found = new ConcurrentLinkedQueue<Attempt>();

            together(List.of(
                    () -> found.add(batchOf(key)),
                    () -> found.add(DATABASE.port()
                            .expect(key, new Attempt.Expected(1, false, 7, Set.of(), 0, "digest", null)))));

            assertThat(found).as("attempt " + number).anyMatch(Attempt::full);
        }
    }

    private static Attempt batchOf(Attempt.Key key) {
        DATABASE.port().openAttempt(key);
        return DATABASE.port().addBatch(key, 0, Counts.NONE, false).orElseThrow();
    }

    private static final RealDatabase DATABASE = RealDatabase.fresh();

    private final Library library = new Library(DATABASE);
    private final List<Kernel> stores = List.of(library.kernel, Library.kernelOn(DATABASE.port()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @RepeatedTest(5)
    void theNewestRunWinsForEveryTitleHoweverItsBatchesRace() throws Exception {
        var work = new ArrayList<Callable<Object>>();
        for (int fence = 1; fence <= 8; fence++) {
            var version = "Version " + fence;
            var seen = IntStream.range(0, 50).mapToObj(it -> film(it, version)).toList();
            var batch = library.itemsBatch(fence, seen, List.of());
            work.add(() -> stores.get((int) (batch.fence() % 2)).on(batch));
        }
        Collections.shuffle(work);

        together(work);

        assertThat(library.database.titles())
                .hasSize(50)
                .allMatch(it -> it.media().facts().title().equals("Version 8"))
                .allMatch(it -> it.media().fence() == 8)
                .allMatch(it -> it.unsent().isEmpty());
        assertThat(library.database.titles())
                .allSatisfy(title -> assertThat(library.database.history().stream()
                                .filter(it -> it.mediaId().equals(title.id())))
                        .extracting(HistoryEntry::rev)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, (int) title.media().rev())
                                        .mapToObj(Long::valueOf)
                                        .toList()));
    }

    @RepeatedTest(5)
    void aRunOfManyBatchesEndsOnceForAllWhoFinishIt() throws Exception {
        var list = IntStream.range(0, 80).mapToObj(it -> film(it, "Film")).toArray(MediaCreate[]::new);
        var work = new ArrayList<Callable<Object>>();
        for (var batch : library.batches(1, "a", list)) {
            work.add(() -> stores.get(batch.number() % 2).on(batch).end());
            work.add(() -> stores.get((batch.number() + 1) % 2).on(batch).end());
        }
        work.add(() -> stores.get(1).on(library.complete(1, "a", 8, 80, List.of())));
        Collections.shuffle(work);

        var ends = together(work).stream()
                .map(it -> (Optional<?>) it)
                .flatMap(Optional::stream)
                .map(SyncApplied.class::cast)
                .toList();

        assertThat(ends).isNotEmpty();
        assertThat(ends).allMatch(it -> it.result() == Result.SUCCEEDED);
        assertThat(ends).extracting(SyncApplied::counts).containsOnly(new Counts(80, 80, 0, 0, 0, 0, 0, 0, 0));
        assertThat(library.state().finished()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void aUsersDecisionIsNeverOverwrittenByASyncThatRunsAtTheSameTime() throws Exception {
        library.full(1, Library.films(0, 20));
        var work = new ArrayList<Callable<Object>>();
        for (int fence = 2; fence <= 5; fence++) {
            var version = "Version " + fence;
            var seen = IntStream.range(0, 20).mapToObj(it -> film(it, version)).toList();
            var batch = library.itemsBatch(fence, seen, List.of());
            work.add(() -> stores.get((int) (batch.fence() % 2)).on(batch));
        }
        for (int id = 0; id < 20; id += 5) {
            var title = Library.id(id);
            work.add(() -> stores.get(0).decide(title, new MediaUpdate(false, null)));
        }

        together(work);

        assertThat(library.database.titles()).allSatisfy(it -> {
            var decided = Integer.parseInt(it.id().externalId()) % 5 == 0;
            assertThat(it.media().userMonitor()).isEqualTo(decided ? false : null);
            assertThat(it.media().facts().title()).isEqualTo("Version 5");
        });
    }

    private static List<Object> together(List<Callable<Object>> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var results = new ArrayList<Object>();
            for (Future<Object> done : threads.invokeAll(work)) {
                results.add(Objects.requireNonNull(done.get()));
            }
            return results;
        }
    }
}
