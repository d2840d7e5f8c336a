package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;
import static io.arrgus.store.kernel.Library.films;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.store.kernel.Hold.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is more than may go by itself waits for a person. */
class HoldsTest extends OnADatabase {

    @Test
    void approvedTitlesGoWithTheNextRunAndTheRestStays() {
        library.full(1, films(0, 1000));
        library.full(2, films(0, 500));

        approve(IntStream.range(500, 700).toArray());
        var before = library.live();
        var end = library.full(3, films(0, 500));

        assertThat(before).hasSize(1000);
        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(end.counts().removed()).isEqualTo(200);
        assertThat(end.counts().held()).isEqualTo(300);
        assertThat(library.live()).hasSize(800).doesNotContain(500, 699).contains(499, 700);
        assertThat(library.held()).hasSize(300).contains(700, 999).doesNotContain(699);
    }

    @Test
    void whatAPersonAllowedDoesNotCountTowardsTheFuse() {
        library.full(1, films(0, 30));
        library.full(2, films(0, 18));
        approveAll();
        library.full(3, films(0, 18));

        var end = library.full(4, films(0, 10));

        assertThat(end.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(library.live()).hasSize(10);
    }

    @Test
    void aPersonMayBelieveAnEmptyList() {
        library.full(1, films(0, 5));
        library.full(2);

        approveAll();
        var end = library.full(3);

        assertThat(end.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(library.live()).isEmpty();
        assertThat(library.hold().state()).isNull();
    }

    @Test
    void anApprovedTitleThatIsBackInTheListStaysAndLosesItsAllowance() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        approveAll();

        library.full(3, films(0, 8));
        var afterReturn = library.hold();
        var end = library.full(4, films(0, 3));

        assertThat(afterReturn.state()).isNull();
        assertThat(afterReturn.allowed()).isEmpty();
        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(library.live()).hasSize(8);
    }

    @Test
    void anApprovedTitleThatSomebodyLookedUpInTheArrLosesItsAllowance() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        approveAll();
        library.fuse = new RemovalFuse(0, 0);

        library.items(3, film(7, "Film 7"));
        library.full(4, films(0, 3));

        assertThat(library.live()).containsExactlyInAnyOrder(0, 1, 2, 7);
    }

    @Test
    void aRunThatIsUnderWayMayUseTheWord() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        library.batches(3, "a", films(0, 3)).forEach(library.kernel::on);

        approveAll();
        library.kernel.on(library.complete(3, "a", 1, 3, List.of()));

        assertThat(library.live()).hasSize(3);
    }

    @Test
    void aWordThatComesAfterARunHasDecidedIsForTheNextOne() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        library.batches(3, "a", films(0, 3)).forEach(library.kernel::on);
        var slow = Library.kernelOn(DoingFirst.before("putHold", library.database.port(), this::approveAll));

        var end = slow.on(library.complete(3, "a", 1, 3, List.of())).orElseThrow();
        var again = library.kernel.on(library.complete(3, "a", 1, 3, List.of())).orElseThrow();
        var between = library.live();
        library.full(4, films(0, 3));

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(again).isEqualTo(end);
        assertThat(between).hasSize(8);
        assertThat(library.live()).hasSize(3);
    }

    @Test
    void aPartialListUsesNoWord() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        approveAll();

        library.batches(3, "a", films(0, 3)).forEach(library.kernel::on);
        library.kernel.on(library.partial(3, 1, 3));
        var afterPartial = library.live();
        library.full(4, films(0, 3));

        assertThat(afterPartial).hasSize(8);
        assertThat(library.live()).hasSize(3);
    }

    @Test
    void nobodyApprovesTitlesThatHeHasNotSeen() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        var seen = library.hold().revision();
        library.full(3, films(0, 2));

        var answer = library.kernel.approve(Library.ID, seen, null);

        assertThat(answer).isEqualTo(new HoldAnswer.AnotherSet(library.hold().revision()));
        assertThat(library.hold().allowed()).isEmpty();
        assertThat(library.kernel.owing()).isEmpty();
    }

    @Test
    void theSameTitlesHaveTheSameRevisionWhicheverRunFoundThem() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        var seen = library.hold().revision();
        library.full(3, films(0, 3));

        var answer = library.kernel.approve(Library.ID, seen, null);

        assertThat(answer).isInstanceOf(HoldAnswer.Noted.class);
        assertThat(library.hold().state()).isEqualTo(Hold.State.APPROVED);
    }

    @Test
    void ifOneNamedTitleDoesNotWaitNothingIsAllowed() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));

        var answer = library.kernel.approve(Library.ID, null, List.of("5", "1"));

        assertThat(answer).isEqualTo(new HoldAnswer.NotHeld(List.of("1")));
        assertThat(library.hold().allowed()).isEmpty();
    }

    @Test
    void whereNothingWaitsThereIsNothingToDecide() {
        library.full(1, films(0, 8));

        assertThat(library.kernel.approve(Library.ID, null, List.of("5"))).isEqualTo(new HoldAnswer.NothingHeld());
        assertThat(library.kernel.dismiss(Library.ID, null)).isEqualTo(new HoldAnswer.NothingHeld());
    }

    @Test
    void theRunThatAWordNeedsIsOwedUntilSomebodyWasAskedForIt() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));

        approveAll();
        var owed = library.kernel.owing();
        library.kernel.asked(owed.getFirst());

        assertThat(owed).extracting(Hold::connectionId).containsExactly(Library.ID);
        assertThat(library.kernel.owing()).isEmpty();
        assertThat(library.hold().allowed()).hasSize(5);
    }

    @Test
    void aWordThatComesWhileTheRunIsAskedForStaysOwed() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        approve(5);
        var asking = library.kernel.owing().getFirst();

        approve(6);
        library.kernel.asked(asking);

        assertThat(library.kernel.owing()).hasSize(1);
        assertThat(library.hold().allowed()).containsExactlyInAnyOrder("5", "6");
    }

    @Test
    void aDismissalIsRememberedUntilOtherTitlesWait() {
        library.full(1, films(0, 30));
        library.full(2, films(0, 10));

        library.kernel.dismiss(Library.ID, library.hold().revision());
        library.full(3, films(0, 10));
        var same = library.hold();
        library.full(4, films(0, 9));
        var another = library.hold();
        library.full(5, films(0, 10));

        assertThat(same.state()).isEqualTo(Hold.State.DISMISSED);
        assertThat(same.fence()).isEqualTo(3);
        assertThat(another.state()).isEqualTo(Hold.State.OPEN);
        assertThat(library.hold().state()).isEqualTo(Hold.State.OPEN);
        assertThat(library.live()).hasSize(30);
    }

    @Test
    void theFuseOfTheConnectionIsTheOneThatCounts() {
        library.full(1, films(0, 40));
        library.fuse = new RemovalFuse(2, 0);
        library.batches(2, "a", films(0, 37)).forEach(library.kernel::on);
        var end = library.complete(2, "a", 4, 37, List.of());

        var held = library.kernel.on(end).orElseThrow();
        library.fuse = null;
        var again =
                library.kernel.on(library.complete(2, "a", 4, 37, List.of())).orElseThrow();

        assertThat(held.result()).isEqualTo(Result.HELD);
        assertThat(again).isEqualTo(held);
        assertThat(library.live()).hasSize(40);
    }

    @Test
    void anArrThatDeletesItsTitlesOneByOneIsStopped() {
        library.full(1, films(0, 1000));

        var ends = IntStream.range(0, 100)
                .mapToObj(it -> library.gone(2 + it, it))
                .map(SyncApplied::result)
                .toList();

        assertThat(ends.subList(0, 50)).containsOnly(Result.SUCCEEDED);
        assertThat(ends.subList(50, 100)).containsOnly(Result.HELD);
        assertThat(library.live()).hasSize(950);
        assertThat(library.held()).hasSize(50).contains(50, 99);
        assertThat(library.hold().found()).extracting(Hold.Found::why).containsOnly(Why.GONE);
    }

    @Test
    void whatWasAnnouncedAndWhatIsMissingCountTogether() {
        library.full(1, films(0, 100));
        library.gone(2, 0, 1, 2, 3, 4, 5);

        var end = library.full(3, films(11, 100));

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(library.live()).hasSize(94);
        assertThat(library.held()).containsExactlyInAnyOrder(6, 7, 8, 9, 10);
    }

    @Test
    void ofABatchOfAnnouncementsAllGoOrNone() {
        library.full(1, films(0, 100));

        var end = library.gone(2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(end.counts().held()).isEqualTo(11);
        assertThat(library.live()).hasSize(100);
    }

    @Test
    void theNextCompleteRunTakesThePlaceOfWhatWasAnnounced() {
        library.full(1, films(0, 20));
        library.gone(2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        library.full(3, films(0, 20));

        assertThat(library.hold().state()).isNull();
        assertThat(library.live()).hasSize(20);
    }

    @Test
    void anOlderListLeavesWhatWasAnnouncedSince() {
        library.full(1, films(0, 20));
        library.batches(2, "a", films(0, 20)).forEach(library.kernel::on);
        library.gone(3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

        library.kernel.on(library.complete(2, "a", 2, 20, List.of()));

        assertThat(library.held()).hasSize(11);
    }

    @Test
    void whatIsAnnouncedLateAddsNothing() {
        library.full(1, films(0, 20));
        var slow = Library.kernelOn(
                DoingFirst.before("putHold", library.database.port(), () -> library.full(3, films(0, 20))));

        slow.on(library.itemsBatch(2, List.of(), List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)));

        assertThat(library.hold().state()).isNull();
    }

    @Test
    void anApprovedTitleThatIsAnnouncedAgainGoesAtOnce() {
        library.full(1, films(0, 20));
        library.gone(2, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        approve(0, 1);

        var end = library.gone(3, 0, 1);

        assertThat(end.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(library.live()).hasSize(18);
        assertThat(library.held()).hasSize(9);
    }

    @Test
    void aBatchThatComesAgainIsGrantedItsTitlesOnce() {
        library.full(1, films(0, 100));
        var dying = Library.kernelOn(DyingDatabase.before("addBatch", library.database.port()));
        var batch = library.itemsBatch(2, List.of(), List.of(0, 1, 2, 3, 4, 5));
        for (int deaths = 0; deaths < 3; deaths++) {
            try {
                dying.on(batch);
            } catch (DyingDatabase.Died asPlanned) {
                // and comes again
            }
        }

        library.kernel.on(batch);
        var end = library.gone(3, 6, 7, 8, 9);

        assertThat(end.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(library.live()).hasSize(90);
        assertThat(library.gone(4, 10).result()).isEqualTo(Result.HELD);
    }

    @Test
    void manyStoresTogetherStayWithinTheFuse() throws Exception {
        library.full(1, films(0, 100));
        var work = new ArrayList<Callable<SyncApplied>>();
        for (int id = 0; id < 30; id++) {
            var gone = id;
            work.add(() -> {
                var store = Library.kernelOn(library.database.port());
                store.on(library.itemsBatch(2 + gone, List.of(), List.of(gone)));
                return store.on(library.itemsEnd(2 + gone)).orElseThrow();
            });
        }

        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var done : threads.invokeAll(work)) {
                assertThat(done.get().result()).isIn(Result.SUCCEEDED, Result.HELD);
            }
        }

        assertThat(library.live()).hasSize(90);
        assertThat(library.held()).hasSize(20);
    }

    @Test
    void anotherAddressEndsWhatWaitedAndWhatWasAllowed() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));
        approveAll();

        library.closed(3, false);
        var end = library.full(4, films(0, 3));

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(library.live()).hasSize(8);
    }

    @Test
    void aDeletedConnectionHasNothingThatWaits() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));

        library.closed(3, true);

        assertThat(library.hold().state()).isNull();
    }

    private void approveAll() {
        assertThat(library.kernel.approve(Library.ID, library.hold().revision(), null))
                .isInstanceOf(HoldAnswer.Noted.class);
    }

    private void approve(int... tmdbIds) {
        var ids = IntStream.of(tmdbIds).mapToObj(String::valueOf).toList();
        assertThat(library.kernel.approve(Library.ID, null, ids)).isInstanceOf(HoldAnswer.Noted.class);
    }
}
