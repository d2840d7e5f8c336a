package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;
import static io.arrgus.store.kernel.Library.films;
import static io.arrgus.store.kernel.Library.id;
import static io.arrgus.store.kernel.Library.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.run.Counts;
import io.arrgus.store.kernel.HistoryEntry.Change;
import io.arrgus.store.kernel.HistoryEntry.What;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of single titles. */
class ApplyingTest extends OnADatabase {

    @Test
    void aTitleIsStoredFieldForField() {
        var matrix = film(603, "The Matrix", 1999, true);

        library.full(1, matrix);

        var media = library.media(603);
        assertThat(media.facts()).isEqualTo(matrix.facts());
        assertThat(media.status()).isEqualTo(MonitorStatus.DOWNLOADED);
        assertThat(media.live()).isTrue();
        assertThat(media.removedAt()).isNull();
    }

    @Test
    void theFirstImportIsOneEntryAndNotOnePerTitle() {
        library.full(1, films(0, 25));

        assertThat(library.media(7).rev()).isZero();
        assertThat(library.database.history()).isEmpty();
        assertThat(library.database.imports()).isEqualTo(1);
    }

    @Test
    void aTitleThatComesLaterHasAnEntry() {
        library.full(1, films(0, 3));

        library.full(2, films(0, 4));

        assertThat(library.media(3).rev()).isEqualTo(1);
        assertThat(library.whatHappenedTo(3)).containsExactly(What.CREATED);
        assertThat(library.database.imports()).isEqualTo(1);
    }

    @Test
    void anUnchangedTitleGetsTheFenceAndNothingElse() {
        library.full(1, films(0, 3));
        var before = library.media(1);

        var end = library.full(2, films(0, 3));

        var after = library.media(1);
        assertThat(after.fence()).isEqualTo(2);
        assertThat(after.rev()).isEqualTo(before.rev());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(end.counts()).isEqualTo(new Counts(3, 0, 0, 3, 0, 0, 0, 0, 0));
    }

    @Test
    void aChangeTellsWhatWasAndWhatIs() {
        library.full(1, film(603, "Matrix", 1999, false));

        var end = library.full(2, film(603, "The Matrix", 1999, true));

        var entry = library.entries(603).toList().getFirst();
        assertThat(entry.what()).isEqualTo(What.CHANGED);
        assertThat(entry.runId()).isEqualTo(run(2));
        assertThat(entry.changed())
                .containsEntry("title", new Change("Matrix", "The Matrix"))
                .containsEntry("mediaExists", new Change(false, true))
                .containsEntry("sizeOnDisk", new Change(0L, 603_000L))
                .doesNotContainKey("year");
        assertThat(library.media(603).status()).isEqualTo(MonitorStatus.DOWNLOADED);
        assertThat(end.counts().changed()).isEqualTo(1);
    }

    @Test
    void aBatchThatComesAgainChangesNothingAndCountsOnce() {
        var batches = library.batches(1, "a", films(0, 15));
        batches.forEach(library.kernel::on);
        batches.forEach(library.kernel::on);

        var end = library.kernel.on(library.complete(1, "a", 2, 15, List.of())).orElseThrow();

        assertThat(end.counts()).isEqualTo(new Counts(15, 15, 0, 0, 0, 0, 0, 0, 0));
        assertThat(library.live()).hasSize(15);
    }

    @Test
    void countsStayRightWhenABatchDiedBeforeItWasNoted() {
        library.full(1, films(0, 2));
        var batch = library.batch(2, "a", 0, film(0, "Film 0"), film(1, "Other"), film(2, "New"));
        var dying = Library.kernelOn(DyingDatabase.before("addBatch", library.database.port()));
        assertThat(catchThrowable(() -> dying.on(batch))).isInstanceOf(DyingDatabase.Died.class);

        library.kernel.on(batch);

        var end = library.kernel.on(library.complete(2, "a", 1, 3, List.of())).orElseThrow();
        assertThat(end.counts()).isEqualTo(new Counts(3, 1, 1, 1, 0, 0, 0, 0, 0));
    }

    @Test
    void everyMessageTwiceInAnyOrderLeavesTheSameStore() {
        library.full(1, films(0, 30));
        var messages = new ArrayList<Runnable>();
        var changed = films(0, 35);
        changed[3] = film(3, "Changed");
        var late = library.batches(1, "a", films(0, 30));
        var batches = library.batches(2, "a", changed);
        for (int twice = 0; twice < 2; twice++) {
            batches.forEach(it -> messages.add(() -> library.kernel.on(it)));
            late.forEach(it -> messages.add(() -> library.kernel.on(it)));
            messages.add(() -> library.kernel.on(library.complete(2, "a", 4, 35, List.of())));
        }
        Collections.shuffle(messages, new Random(42));

        messages.forEach(Runnable::run);

        assertThat(library.live()).hasSize(35);
        assertThat(library.media(3).facts().title()).isEqualTo("Changed");
        assertThat(library.whatHappenedTo(3)).containsExactly(What.CHANGED);
        assertThat(library.whatHappenedTo(4)).isEmpty();
        assertThat(library.whatHappenedTo(34)).containsExactly(What.CREATED);
        assertThat(library.database.titles()).allMatch(it -> it.unsent().isEmpty());
    }

    @Test
    void anItemsRunIsNotUndoneByASlowerList() {
        library.full(1, films(0, 5));
        library.kernel.on(library.batch(2, "a", 0, films(0, 3)));
        library.items(3, film(4, "Fresh"));
        library.gone(4, 3);

        library.kernel.on(library.batch(2, "a", 1, film(3, "Film 3"), film(4, "Film 4")));
        var end = library.kernel.on(library.complete(2, "a", 2, 5, List.of())).orElseThrow();

        assertThat(library.media(4).facts().title()).isEqualTo("Fresh");
        assertThat(library.live()).containsExactly(0, 1, 2, 4);
        assertThat(end.counts().refused()).isEqualTo(2);
        assertThat(end.digest()).isNull();
    }

    @Test
    void aBatchBelowTheFloorIsDropped() {
        library.full(1, films(0, 2));
        library.full(3, films(0, 2));

        library.kernel.on(library.batch(2, "a", 0, film(0, "Old news"), film(9, "Not there any more")));

        assertThat(library.media(0).facts().title()).isEqualTo("Film 0");
        assertThat(library.find(9)).isEmpty();
    }

    @Test
    void aTitleThatIsGoneIsRemovedByItsIdInTheArr() {
        library.full(1, film(603, "The Matrix", 1999, false, 17), film(604, "Reloaded", 2003, false, 18));

        var end = library.gone(2, 17);

        assertThat(library.live()).containsExactly(604);
        assertThat(library.whatHappenedTo(603)).containsExactly(What.REMOVED);
        assertThat(end.result()).isEqualTo(SyncApplied.Result.SUCCEEDED);
        assertThat(end.counts().removed()).isEqualTo(1);
    }

    @Test
    void aTitleThatCameBackUnderAnotherIdOfTheArrIsNotTakenForGone() {
        library.full(1, film(603, "The Matrix", 1999, false, 17));

        library.items(2, List.of(film(603, "The Matrix", 1999, false, 99)), List.of(17));

        assertThat(library.live()).containsExactly(603);
    }

    @Test
    void aTitleThatComesBackIsRestoredWithWhatTheUserDecided() {
        library.full(1, films(0, 3));
        library.kernel.decide(id(1), new MediaUpdate(false, "dQw4w9WgXcQ"));
        library.gone(2, 1);

        var end = library.full(3, films(0, 3));

        assertThat(library.media(1).live()).isTrue();
        assertThat(library.media(1).removedAt()).isNull();
        assertThat(library.media(1).userMonitor()).isFalse();
        assertThat(library.media(1).userTrailerId()).isEqualTo("dQw4w9WgXcQ");
        assertThat(library.whatHappenedTo(1)).containsExactly(What.DECIDED, What.REMOVED, What.RESTORED);
        assertThat(end.counts()).isEqualTo(new Counts(3, 0, 1, 2, 1, 0, 0, 0, 0));
    }

    @Test
    void aUsersDecisionSurvivesEverySync() {
        library.full(1, films(0, 2));
        library.kernel.decide(id(0), new MediaUpdate(false, null));

        library.full(2, film(0, "Changed"), film(1, "Film 1"));

        assertThat(library.media(0).monitor()).isFalse();
        assertThat(library.media(0).status()).isEqualTo(MonitorStatus.MISSING);
        assertThat(library.whatHappenedTo(0)).containsExactly(What.DECIDED, What.CHANGED);
    }

    @Test
    void aDecisionThatChangesNothingHasNoEntry() {
        library.full(1, films(0, 1));
        library.kernel.decide(id(0), new MediaUpdate(true, null));

        library.kernel.decide(id(0), new MediaUpdate(true, null));

        assertThat(library.whatHappenedTo(0)).containsExactly(What.DECIDED);
    }

    @Test
    void anEmptyTrailerGivesTheDecisionBack() {
        library.full(1, films(0, 1));
        library.kernel.decide(id(0), new MediaUpdate(null, "dQw4w9WgXcQ"));

        library.kernel.decide(id(0), new MediaUpdate(null, ""));

        assertThat(library.media(0).userTrailerId()).isNull();
        assertThat(library.entries(0).toList().getLast().changed())
                .isEqualTo(Map.of("userTrailerId", new Change("dQw4w9WgXcQ", null)));
    }

    @Test
    void nobodyDecidesAboutATitleThatIsNotThere() {
        library.full(1, films(0, 3));
        library.gone(2, 1);

        assertThat(library.kernel.decide(id(1), new MediaUpdate(true, null))).isEmpty();
        assertThat(library.kernel.decide(id(77), new MediaUpdate(true, null))).isEmpty();
    }

    @Test
    void anotherRuleIsAChangeOfEachTitleThatItDecidesAnew() {
        library.full(1, films(0, 2));
        library.rule = MonitorType.NONE;

        var end = library.full(2, films(0, 2));

        assertThat(library.media(0).ruledMonitor()).isFalse();
        assertThat(library.media(0).status()).isEqualTo(MonitorStatus.MISSING);
        assertThat(library.entries(0).toList().getFirst().changed())
                .isEqualTo(Map.of("ruledMonitor", new Change(true, false)));
        assertThat(end.counts().changed()).isEqualTo(2);
    }

    @Test
    void theRuleForNewTitlesLeavesThoseAloneThatWereThereBefore() {
        library.rule = MonitorType.NONE;
        library.full(1, films(0, 1));
        library.rule = MonitorType.NEW;

        library.full(2, films(0, 2));

        assertThat(library.media(0).monitor()).isFalse();
        assertThat(library.media(1).monitor()).isTrue();
    }

    @Test
    void whatACrashLeftUnsentIsSentByTheNextWhoComesAlong() {
        library.full(1, films(0, 2));
        var batch = library.batch(2, "a", 0, film(0, "Changed"));
        var dying = Library.kernelOn(DyingDatabase.before("record", library.database.port()));
        assertThat(catchThrowable(() -> dying.on(batch))).isInstanceOf(DyingDatabase.Died.class);
        assertThat(library.whatHappenedTo(0)).isEmpty();

        library.kernel.on(batch);

        assertThat(library.whatHappenedTo(0)).containsExactly(What.CHANGED);
        assertThat(library.title(0).unsent()).isEmpty();
    }

    @Test
    void whatACrashLeftUnsentIsSentByTheSweep() {
        library.full(1, films(0, 2));
        var dying = Library.kernelOn(DyingDatabase.before("record", library.database.port()));
        assertThat(catchThrowable(() -> dying.on(library.batch(2, "a", 0, film(0, "Changed")))))
                .isInstanceOf(DyingDatabase.Died.class);
        var outbox = new Outbox(library.database.port());

        outbox.sweep(library.database.port().now().plusSeconds(60), 10);

        assertThat(library.whatHappenedTo(0)).containsExactly(What.CHANGED);
        assertThat(library.title(0).unsent()).isEmpty();
    }
}
