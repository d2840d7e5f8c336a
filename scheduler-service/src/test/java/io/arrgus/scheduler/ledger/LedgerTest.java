package io.arrgus.scheduler.ledger;

import static io.arrgus.scheduler.ledger.Fixtures.MOVIES;
import static io.arrgus.scheduler.ledger.Fixtures.NOON;
import static io.arrgus.scheduler.ledger.Fixtures.connection;
import static io.arrgus.scheduler.ledger.Fixtures.movies;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.ConnectionState;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.FailureKind;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunState;
import io.arrgus.model.run.SkippedItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

/** What is written down stays, whoever writes at the same time. */
class LedgerTest {

    private static final Failure FAILURE =
            new Failure(FailureKind.NEEDS_ATTENTION, "unauthorized", "The key is wrong.", "Give the right one.");

    private TestLedgers ledgers;

    @BeforeEach
    void open() {
        ledgers = TestLedgers.fresh();
    }

    @AfterEach
    void close() {
        ledgers.close();
    }

    @Test
    void aConnectionComesBackAsItWasWritten() {
        var slot = slot(RunKind.ITEMS, List.of(3, 4));
        var full = ConnectionEntry.created(movies())
                .withFence(17)
                .withSlot(RunKind.FULL, slot(RunKind.FULL, List.of()))
                .withSlot(RunKind.ITEMS, slot)
                .withPending(new Pending(Trigger.USER, true, Trigger.LOST, List.of(1, 2), NOON, "00-1-2-01"))
                .withDigest(new KnownDigest("d1", NOON))
                .withStanding(new Standing(
                        ConnectionState.FAILING, NOON, FAILURE, NOON, new LeftUndone(LeftUndone.Kind.HELD, 7), 3, 2))
                .withClosing(new Closing(16, false, List.of(new RunId("old")), NOON, 2));

        ledgers.connections().insert(full);

        assertThat(ledgers.connections().find(MOVIES)).contains(full);
    }

    @Test
    void aRunComesBackAsItWasWritten() {
        var run = new RunEntry(
                new RunId("run-1"),
                MOVIES,
                RunKind.ITEMS,
                17,
                Trigger.USER,
                List.of(1, 2),
                RunState.ENDED,
                NOON,
                NOON,
                NOON,
                new RunEntry.Progress("attempt", 5, 4, 6),
                List.of(new SkippedItem(null, 3, "it has no title")),
                true,
                new RunEntry.Ending(
                        RunOutcome.FAILED,
                        NOON,
                        new Counts(1, 2, 3, 4, 5, 6, 7, 8, 9),
                        FAILURE,
                        "d",
                        RunEntry.Again.WHOLE));

        ledgers.runs().ensure(run);

        assertThat(ledgers.runs().find(run.id())).contains(run);
    }

    @Test
    void changesOfManyAtOnceAreAllKept() throws Exception {
        ledgers.connections().insert(ConnectionEntry.created(movies()));

        inParallel(8, () -> {
            for (int i = 0; i < 25; i++) {
                ledgers.connections().change(MOVIES, entry -> entry.withFence(entry.fence() + 1));
            }
        });

        assertThat(ledgers.connections().find(MOVIES).orElseThrow().fence()).isEqualTo(200);
    }

    @Test
    void whatIsNoLongerThereIsTakenOut() {
        ledgers.connections()
                .insert(ConnectionEntry.created(movies()).withSlot(RunKind.FULL, slot(RunKind.FULL, List.of())));

        ledgers.connections().change(MOVIES, entry -> entry.withSlot(RunKind.FULL, null));

        assertThat(ledgers.raw("connections", MOVIES.value())).doesNotContainKey("full");
    }

    @Test
    void whatANewerReleaseWroteIsLeftAlone() {
        ledgers.connections().insert(ConnectionEntry.created(movies()));
        ledgers.write("connections", MOVIES.value(), new Document("paused", true));

        ledgers.connections().change(MOVIES, entry -> entry.withFence(5));

        assertThat(ledgers.raw("connections", MOVIES.value()))
                .containsEntry("paused", true)
                .containsEntry("fence", 5L);
    }

    @Test
    void aChangeThatChangesNothingIsNotWritten() {
        ledgers.connections().insert(ConnectionEntry.created(movies()));

        var change = ledgers.connections().change(MOVIES, entry -> entry.withFence(entry.fence()));

        assertThat(change.orElseThrow().happened()).isFalse();
        assertThat(ledgers.raw("connections", MOVIES.value())).containsEntry("version", 0L);
    }

    @Test
    void namesAreUniqueWithoutRegardToCase() {
        ledgers.connections().insert(ConnectionEntry.created(movies()));
        var other = ConnectionEntry.created(connection("radarr-2", "MOVIES", "http://other:7878"));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> ledgers.connections().insert(other));
    }

    @Test
    void anArrIsWatchedOnce() {
        ledgers.connections().insert(ConnectionEntry.created(connection("radarr-1", "One", "http://radarr:80")));
        var other = ConnectionEntry.created(connection("radarr-2", "Two", "http://radarr"));

        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> ledgers.connections().insert(other));
    }

    @Test
    void aDeletedConnectionGivesItsNameAndPlaceFree() {
        ledgers.connections().insert(ConnectionEntry.created(movies()));

        ledgers.connections()
                .change(MOVIES, entry -> entry.withClosing(new Closing(Long.MAX_VALUE, true, List.of(), NOON, 0)));
        ledgers.connections().insert(ConnectionEntry.created(connection("radarr-2", "Movies", "http://radarr:7878")));

        assertThat(ledgers.connections().page(null, 10))
                .extracting(ConnectionEntry::id)
                .containsExactly(new ConnectionId("radarr-2"));
    }

    @Test
    void connectionsArePagedByName() {
        for (var name : List.of("delta", "Alpha", "übersicht", "charlie", "Bravo", "4K")) {
            var id = "radarr-" + name.codePointAt(0);
            ledgers.connections().insert(ConnectionEntry.created(connection(id, name, "http://" + id)));
        }

        var first = ledgers.connections().page(null, 4);
        var second = ledgers.connections().page("charlie", 4);

        assertThat(first)
                .extracting(entry -> entry.settings().name())
                .containsExactly("4K", "Alpha", "Bravo", "charlie");
        assertThat(second).extracting(entry -> entry.settings().name()).containsExactly("delta", "übersicht");
    }

    @Test
    void onlyConnectionsThatNeedSomethingWake() {
        var resting =
                ConnectionEntry.created(movies()).withPending(Pending.NOTHING).withNextFullAt(NOON.plusSeconds(60));
        var wanting = ConnectionEntry.created(connection("radarr-2", "Two", "http://two"));
        ledgers.connections().insert(resting);
        ledgers.connections().insert(wanting);

        assertThat(ledgers.connections().waking(NOON, 10)).containsExactly(wanting.id());
        assertThat(ledgers.connections().waking(NOON.plusSeconds(60), 10)).containsExactly(wanting.id(), resting.id());
    }

    @Test
    void runsArePagedNewestFirstAndForgottenAfterTwoWeeks() {
        for (int fence = 1; fence <= 5; fence++) {
            ledgers.runs().ensure(run(fence, NOON));
        }
        ledgers.runs().ensure(run(6, NOON.minus(Duration.ofDays(15))));

        var page = ledgers.runs().before(MOVIES, Long.MAX_VALUE, NOON, 2);
        var rest = ledgers.runs().before(MOVIES, 4, NOON, 10);
        ledgers.runs().removeExpired(NOON);

        assertThat(page).extracting(RunEntry::fence).containsExactly(5L, 4L);
        assertThat(rest).extracting(RunEntry::fence).containsExactly(3L, 2L, 1L);
        assertThat(ledgers.runs().find(new RunId("run-6"))).isEmpty();
        assertThat(ledgers.runs().find(new RunId("run-5"))).isPresent();
    }

    @Test
    void theTimeIsTheDatabases() {
        assertThat(ledgers.time().now())
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
    }

    private static Slot slot(RunKind kind, List<Integer> arrIds) {
        return new Slot(
                new RunId("run-" + kind),
                kind,
                17,
                arrIds,
                Trigger.USER,
                "d1",
                RunState.FETCHING,
                true,
                NOON,
                NOON,
                "00-1-2-01");
    }

    private static RunEntry run(long fence, Instant queuedAt) {
        var slot = new Slot(
                new RunId("run-" + fence),
                RunKind.FULL,
                fence,
                List.of(),
                Trigger.SCHEDULE,
                null,
                RunState.QUEUED,
                false,
                queuedAt,
                queuedAt,
                null);
        return RunEntry.of(MOVIES, slot);
    }

    private static void inParallel(int threads, Runnable work) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> all = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(i -> pool.submit(work))
                    .toList();
            for (var one : all) {
                one.get();
            }
        }
    }
}
