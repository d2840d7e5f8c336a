package io.arrgus.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.scheduler.Reports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a worker may say "unchanged" and leave it at that. */
class ShortcutTest extends OnTheLedger {

    @Test
    void theFirstRunReadsEverything() {
        assertThat(desk.lastRequest().knownDigest()).isNull();
    }

    @Test
    void theNextRunKnowsWhatTheStoreClaims() {
        firstRunSucceeds();

        ask(FULL);

        assertThat(desk.lastRequest().knownDigest()).isEqualTo("d1");
    }

    @Test
    void withoutAClaimOfTheStoreEverythingIsRead() {
        desk.reports.on(Reports.applied(desk.lastRequest(), Reports.FIRST, SyncApplied.Result.SUCCEEDED, null));

        ask(FULL);

        assertThat(desk.lastRequest().knownDigest()).isNull();
    }

    @Test
    void atLeastOnceADayEverythingIsRead() {
        firstRunSucceeds();
        for (int hour = 1; hour < 24; hour++) {
            clock.advance(Duration.ofHours(1));
            ask(FULL);
            assertThat(desk.lastRequest().knownDigest()).isEqualTo("d1");
            desk.reports.on(Reports.fetched(desk.lastRequest(), SyncFetched.Result.UNCHANGED));
            end(SyncApplied.Result.UNCHANGED);
        }

        clock.advance(Duration.ofHours(1));
        ask(FULL);
        var whole = desk.lastRequest().knownDigest();
        end(SyncApplied.Result.SUCCEEDED);
        ask(FULL);

        assertThat(whole).isNull();
        assertThat(desk.lastRequest().knownDigest()).isEqualTo("d1");
    }

    @Test
    void anItemsRunVoidsTheClaim() {
        firstRunSucceeds();
        ask(List.of(3));
        end(SyncApplied.Result.SUCCEEDED);

        ask(FULL);

        assertThat(desk.lastRequest().knownDigest()).isNull();
    }

    @Test
    void anItemsRunDuringAFullRunVoidsTheClaimOfThatToo() {
        var full = desk.lastRequest();
        ask(List.of(3));
        end(SyncApplied.Result.SUCCEEDED);
        desk.reports.on(Reports.applied(full, SyncApplied.Result.SUCCEEDED));

        ask(FULL);

        assertThat(desk.lastRequest().knownDigest()).isNull();
    }

    @Test
    void aLostRunMayHaveWrittenSoEverythingIsRead() {
        firstRunSucceeds();
        ask(FULL);
        desk.reports.on(Reports.progress(desk.lastRequest(), 10, 10));

        clock.advance(Duration.ofSeconds(60));
        desk.round.go();

        assertThat(desk.lastRequest().knownDigest()).isNull();
    }
}
