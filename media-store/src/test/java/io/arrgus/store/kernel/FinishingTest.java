package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;
import static io.arrgus.store.kernel.Library.films;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.message.LibraryClosed;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncApplied.Result;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.SkippedItem;
import io.arrgus.store.kernel.HistoryEntry.What;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How runs and libraries end. */
class FinishingTest extends OnADatabase {

    @Test
    void aRunEndsWhenAllOfItHasArrivedInWhateverOrder() {
        var batches = library.batches(1, "a", films(0, 15));

        var afterEnd = library.kernel.on(library.complete(1, "a", 2, 15, List.of()));
        var afterSecond = library.kernel.on(batches.get(1)).end();
        var afterFirst = library.kernel.on(batches.get(0)).end();

        assertThat(afterEnd).isEmpty();
        assertThat(afterSecond).isEmpty();
        assertThat(afterFirst.orElseThrow().result()).isEqualTo(Result.SUCCEEDED);
        assertThat(afterFirst.orElseThrow().digest()).isEqualTo("digest-1");
    }

    @Test
    void aRedeliveryOfTheLastMessageReportsTheSameEndAgain() {
        library.full(1, films(0, 20));
        var end = library.full(2, films(0, 19));

        var again = library.kernel.on(library.complete(2, "a", 2, 19, List.of()));

        assertThat(end.counts().removed()).isEqualTo(1);
        assertThat(again).contains(end);
    }

    @Test
    void aTitleThatIsNotInACompleteListIsRemoved() {
        library.full(1, films(0, 20));

        var end = library.full(2, films(0, 18));

        assertThat(library.live()).hasSize(18);
        assertThat(library.whatHappenedTo(19)).containsExactly(What.REMOVED);
        assertThat(library.media(19).removedAt()).isNotNull();
        assertThat(end.counts()).isEqualTo(new Counts(18, 0, 0, 18, 0, 2, 0, 0, 0));
    }

    @Test
    void anAttemptThatDiedRemovesNothingWhileTheNextOneShiftsItsBatches() {
        library.full(1, films(0, 30));
        library.kernel.on(library.batches(2, "dies", films(0, 30)).get(0));
        library.kernel.on(library.batches(2, "dies", films(0, 30)).get(1));

        var second = library.full(2, "second", List.of(), films(1, 30));
        var afterwards = library.live();
        library.full(3, films(1, 30));

        assertThat(second.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(second.digest()).isNull();
        assertThat(afterwards).hasSize(30);
        assertThat(library.live()).hasSize(29).doesNotContain(0);
    }

    @Test
    void aTitleThatIsNewInARunCountsAsNewAlsoIfAnotherAttemptFindsItChanged() {
        library.full(1, films(0, 3));
        library.kernel.on(library.batch(2, "dies", 0, film(3, "New")));

        var end = library.full(
                2, "second", List.of(), film(0, "Film 0"), film(1, "Film 1"), film(2, "Film 2"), film(3, "Newer"));

        assertThat(end.counts()).isEqualTo(new Counts(4, 1, 0, 3, 0, 0, 0, 0, 0));
        assertThat(library.whatHappenedTo(3)).containsExactly(What.CREATED, What.CHANGED);
    }

    @Test
    void aSkippedItemIsNotRemoved() {
        library.full(1, films(0, 20));

        var end = library.full(2, "a", List.of(new SkippedItem("19", 19, "no title")), films(0, 18));

        assertThat(library.live()).hasSize(19).contains(19);
        assertThat(end.counts().skipped()).isEqualTo(1);
        assertThat(end.digest()).isNull();
    }

    @Test
    void aSkippedItemOfWhichNobodyKnowsWhatItIsKeepsEverythingFromBeingRemoved() {
        library.full(1, films(0, 20));

        var end = library.full(2, "a", List.of(new SkippedItem(null, null, "no id")), films(0, 18));

        assertThat(library.live()).hasSize(20);
        assertThat(end.result()).isEqualTo(Result.PARTIAL);
    }

    @Test
    void aPartialListAppliesAndRemovesNothing() {
        library.full(1, films(0, 20));
        library.batches(2, "a", film(0, "Changed")).forEach(library.kernel::on);

        var end = library.kernel.on(library.partial(2, 1, 1)).orElseThrow();

        assertThat(end.result()).isEqualTo(Result.PARTIAL);
        assertThat(library.live()).hasSize(20);
        assertThat(library.media(0).facts().title()).isEqualTo("Changed");
        assertThat(library.state().claim()).isEmpty();
        assertThat(library.state().floor()).isEqualTo(2);
    }

    @Test
    void halfAListRemovesNothingAndIsHeld() {
        library.full(1, films(0, 8));

        var end = library.full(2, films(0, 3));

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(end.counts().held()).isEqualTo(5);
        assertThat(end.digest()).isNull();
        assertThat(library.live()).hasSize(8);
        assertThat(library.database.held()).contains(Set.of("3", "4", "5", "6", "7"));
    }

    @Test
    void anEmptyListRemovesNothingHoweverFewTitlesThereAre() {
        library.full(1, films(0, 1));

        var end = library.full(2);

        assertThat(end.result()).isEqualTo(Result.HELD);
        assertThat(library.live()).containsExactly(0);
        assertThat(library.database.held()).contains(Set.of("0"));
    }

    @Test
    void anEmptyLibraryIsNoTrouble() {
        var end = library.full(1);

        assertThat(end.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(library.unchanged(2, "a", "digest-1").result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void removalsInSmallStepsAddUp() {
        library.full(1, films(0, 100));
        var first = library.full(2, films(0, 93));

        var second = library.full(3, films(0, 86));

        assertThat(first.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(second.result()).isEqualTo(Result.HELD);
        assertThat(library.live()).hasSize(93);
    }

    @Test
    void aHoldThatWasMadeStaysADecisionWhenItsRunIsProcessedAgain() {
        library.full(1, films(0, 8));
        var held = library.full(2, films(0, 3));

        var again = library.kernel.on(library.complete(2, "a", 1, 3, List.of()));

        assertThat(again).contains(held);
        assertThat(library.live()).hasSize(8);
    }

    @Test
    void aDecisionToRemoveIsFinishedByWhoeverComesAlong() {
        library.full(1, films(0, 20));
        library.batches(2, "a", films(0, 18)).forEach(library.kernel::on);
        var end = library.complete(2, "a", 2, 18, List.of());
        var dying = Library.kernelOn(DyingDatabase.before("write", library.database.port()));
        assertThat(catchThrowable(() -> dying.on(end))).isInstanceOf(DyingDatabase.Died.class);
        assertThat(library.live()).hasSize(20);

        var report = library.kernel.on(end).orElseThrow();

        assertThat(report.counts().removed()).isEqualTo(2);
        assertThat(library.live()).hasSize(18);
    }

    @Test
    void theNextCompleteRunReplacesTheHold() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));

        library.full(3, films(0, 2));
        var replaced = library.database.held();
        library.full(4, films(0, 8));

        assertThat(replaced).contains(Set.of("2", "3", "4", "5", "6", "7"));
        assertThat(library.database.held()).isEmpty();
    }

    @Test
    void aRunThatANewerOneOvertookIsSuperseded() {
        library.full(1, films(0, 20));
        library.batches(2, "a", films(0, 19)).forEach(library.kernel::on);
        library.full(3, films(0, 20));

        var end = library.kernel.on(library.complete(2, "a", 2, 19, List.of())).orElseThrow();

        assertThat(end.result()).isEqualTo(Result.SUPERSEDED);
        assertThat(library.live()).hasSize(20);
    }

    @Test
    void onlyOneAttemptEndsARun() {
        library.full(1, films(0, 20));
        var first = library.full(2, "first", List.of(), films(0, 20));

        var second = library.full(2, "second", List.of(), films(0, 19));

        assertThat(first.result()).isEqualTo(Result.SUCCEEDED);
        assertThat(second.result()).isEqualTo(Result.SUPERSEDED);
        assertThat(library.live()).hasSize(20);
    }

    @Test
    void anUnchangedListIsBelievedWhileTheClaimHolds() {
        library.full(1, films(0, 7));

        var end = library.unchanged(2, "a", "digest-1");
        var again = library.unchanged(2, "a", "digest-1");

        assertThat(end.result()).isEqualTo(Result.UNCHANGED);
        assertThat(end.counts()).isEqualTo(new Counts(7, 0, 0, 7, 0, 0, 0, 0, 0));
        assertThat(again).isEqualTo(end);
        assertThat(library.unchanged(3, "a", "digest-1").result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void anUnchangedListIsReadAgainWhenSomebodyWroteMeanwhile() {
        library.full(1, films(0, 7));
        library.items(2, film(3, "Fresh"));

        var end = library.unchanged(3, "a", "digest-1");

        assertThat(end.result()).isEqualTo(Result.REPEAT);
        assertThat(library.state().floor()).isEqualTo(1);
    }

    @Test
    void anUnchangedListIsReadAgainWhenSomebodyWritesAtThatMoment() {
        library.full(1, films(0, 7));
        var slow = Library.kernelOn(
                DoingFirst.before("closeUnchanged", library.database.port(), () -> library.items(2, film(3, "Fresh"))));

        var end = slow.on(library.unchangedEnd(3, "a", "digest-1")).orElseThrow();

        assertThat(end.result()).isEqualTo(Result.REPEAT);
        assertThat(library.state().floor()).isEqualTo(1);
        assertThat(library.state().claim()).isEmpty();
    }

    @Test
    void anUnchangedListIsReadAgainWhenSomebodyWasLate() {
        library.full(1, films(0, 7));
        library.kernel.on(library.batch(1, "late", 0, films(0, 3)));

        assertThat(library.unchanged(2, "a", "digest-1").result()).isEqualTo(Result.REPEAT);
    }

    @Test
    void anUnchangedListOfAnOtherDigestIsReadAgain() {
        library.full(1, films(0, 7));

        assertThat(library.unchanged(2, "a", "another").result()).isEqualTo(Result.REPEAT);
    }

    @Test
    void aUsersDecisionDoesNotSpoilTheClaim() {
        library.full(1, films(0, 7));
        library.kernel.decide(Library.id(1), new MediaUpdate(false, null));

        assertThat(library.unchanged(2, "a", "digest-1").result()).isEqualTo(Result.UNCHANGED);
    }

    @Test
    void aClosedConnectionMakesLateWhatIsUnderWay() {
        library.full(1, films(0, 20));
        library.batches(2, "a", films(0, 19)).forEach(library.kernel::on);

        var closed = library.closed(3, false);
        var end = library.kernel.on(library.complete(2, "a", 2, 19, List.of())).orElseThrow();

        assertThat(closed).isEqualTo(new LibraryClosed(Library.ID, 3, false));
        assertThat(end.result()).isEqualTo(Result.SUPERSEDED);
        assertThat(library.live()).hasSize(20);
        assertThat(library.full(4, films(0, 20)).result()).isEqualTo(Result.SUCCEEDED);
    }

    @Test
    void aDeletedConnectionLosesItsTitlesForGood() {
        library.full(1, films(0, 8));
        library.full(2, films(0, 3));

        library.closed(3, true);
        library.closed(3, true);
        var later = library.full(4, films(0, 8));

        assertThat(library.live()).isEmpty();
        assertThat(library.whatHappenedTo(5)).containsExactly(What.REMOVED);
        assertThat(library.database.held()).isEmpty();
        assertThat(later.result()).isEqualTo(Result.SUPERSEDED);
    }

    @Test
    void aBatchThatWroteWhileItsConnectionWasDeletedTakesItsTitlesBack() {
        library.full(1, films(0, 3));
        var closing = new Kernel(
                DoingFirst.before("write", library.database.port(), () -> library.closed(9, true)),
                Library.USUAL,
                Library.TOMBSTONES,
                Library.UNWATCHED);

        closing.on(library.batch(2, "a", 0, film(50, "Too late")));

        assertThat(library.live()).isEmpty();
        assertThat(library.media(50).live()).isFalse();
    }

    @Test
    void aHoldThatComesTooLateIsTakenBack() {
        library.full(1, films(0, 8));
        library.batches(2, "a", films(0, 3)).forEach(library.kernel::on);
        var slow = new Kernel(
                DoingFirst.before("putHold", library.database.port(), () -> library.full(3, films(0, 8))),
                Library.USUAL,
                Library.TOMBSTONES,
                Library.UNWATCHED);

        var end = slow.on(library.complete(2, "a", 1, 3, List.of()));

        assertThat(end.map(SyncApplied::result)).contains(Result.SUPERSEDED);
        assertThat(library.database.held()).isEqualTo(Optional.empty());
    }

    @Test
    void attemptsAreForgottenInTime() {
        library.full(1, films(0, 3));

        library.kernel.sweep();
        var kept = library.database.attempts();
        library.database.port().forgetAttempts(library.database.port().now().plusSeconds(60));

        assertThat(kept).isEqualTo(1);
        assertThat(library.database.attempts()).isZero();
    }
}
