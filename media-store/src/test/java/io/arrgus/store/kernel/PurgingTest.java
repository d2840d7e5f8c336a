package io.arrgus.store.kernel;

import static io.arrgus.store.Films.film;
import static io.arrgus.store.kernel.Library.films;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.media.MediaUpdate;
import io.arrgus.store.kernel.HistoryEntry.What;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left of a title that is no more in its Arr, and for how long. */
class PurgingTest extends OnADatabase {

    @Test
    void aTitleThatComesBackHasItsIntentAndItsHistory() {
        library.full(1, films(0, 5));
        library.kernel.decide(Library.id(4), new MediaUpdate(false, "dQw4w9WgXcQ"));
        library.gone(2, 4);

        library.items(3, film(4, "Film 4"));

        var back = library.media(4);
        assertThat(back.live()).isTrue();
        assertThat(back.removedAt()).isNull();
        assertThat(back.userMonitor()).isFalse();
        assertThat(back.userTrailerId()).isEqualTo("dQw4w9WgXcQ");
        assertThat(library.whatHappenedTo(4)).containsExactly(What.DECIDED, What.REMOVED, What.RESTORED);
    }

    @Test
    void aTombstoneIsKeptForItsTime() {
        library.full(1, films(0, 5));
        library.gone(2, 4);

        library.kernel.sweep();

        assertThat(library.media(4).live()).isFalse();
        assertThat(library.whatHappenedTo(4)).containsExactly(What.REMOVED);
    }

    @Test
    void thenItIsForgottenWithItsHistory() {
        library.full(1, films(0, 5));
        library.items(2, film(3, "Changed"));
        library.gone(3, 4);

        sweepLater(library.database.port());

        assertThat(library.find(4)).isEmpty();
        assertThat(library.entries(4)).isEmpty();
        assertThat(library.live()).hasSize(4);
        assertThat(library.whatHappenedTo(3)).containsExactly(What.CHANGED);
    }

    @Test
    void aTitleThatComesBackWhileItIsForgottenIsRestored() {
        library.full(1, films(0, 5));
        library.kernel.decide(Library.id(4), new MediaUpdate(false, null));
        library.gone(2, 4);

        sweepLater(DoingFirst.before("purge", library.database.port(), () -> library.items(3, film(4, "Film 4"))));

        assertThat(library.media(4).live()).isTrue();
        assertThat(library.media(4).userMonitor()).isFalse();
        assertThat(library.whatHappenedTo(4)).containsExactly(What.RESTORED);
    }

    @Test
    void aCrashInBetweenLeavesNothingBehind() {
        library.full(1, films(0, 5));
        library.gone(2, 4);

        for (var operation :
                Stream.of("markedForPurge", "forgetHistory", "purge").toList()) {
            try {
                sweepLater(DyingDatabase.before(operation, library.database.port()));
            } catch (DyingDatabase.Died asPlanned) {
                // the next sweep goes on
            }
        }
        sweepLater(library.database.port());

        assertThat(library.find(4)).isEmpty();
        assertThat(library.entries(4)).isEmpty();
    }

    @Test
    void aTitleThatComesBackAfterThatIsNew() {
        library.full(1, films(0, 5));
        library.kernel.decide(Library.id(4), new MediaUpdate(false, null));
        library.gone(2, 4);
        sweepLater(library.database.port());

        library.items(3, film(4, "Film 4"));

        assertThat(library.media(4).userMonitor()).isNull();
        assertThat(library.whatHappenedTo(4)).containsExactly(What.CREATED);
    }

    /** Every tombstone is too old for this one. */
    private static void sweepLater(MediaDatabase database) {
        new Kernel(database, Library.USUAL, Duration.ofHours(-1), Library.UNWATCHED).sweep();
    }
}
