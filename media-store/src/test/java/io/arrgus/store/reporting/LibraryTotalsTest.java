package io.arrgus.store.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.media.MonitorStatus;
import io.arrgus.store.mongo.LibraryPart;
import io.arrgus.store.reporting.LibraryTotals.Sum;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LibraryTotalsTest {

    @Test
    void partsAreAddedUpByWhatTheyHaveInCommon() {
        var totals = LibraryTotals.of(List.of(
                new LibraryPart(MonitorStatus.DOWNLOADED, false, 1, "/a", 3, 300),
                new LibraryPart(MonitorStatus.DOWNLOADED, true, 2, "/a", 2, 200),
                new LibraryPart(MonitorStatus.MONITORED, true, 1, "/b", 1, 0),
                new LibraryPart(MonitorStatus.MISSING, false, null, null, 4, 0)));

        assertThat(totals)
                .isEqualTo(new LibraryTotals(
                        Map.of(
                                MonitorStatus.DOWNLOADED,
                                5L,
                                MonitorStatus.DOWNLOADING,
                                0L,
                                MonitorStatus.MONITORED,
                                1L,
                                MonitorStatus.MISSING,
                                4L),
                        3,
                        new Sum(10, 500),
                        Map.of("1", new Sum(4, 300), "2", new Sum(2, 200), "none", new Sum(4, 0)),
                        Map.of("/a", new Sum(5, 500), "/b", new Sum(1, 0), "none", new Sum(4, 0))));
    }

    @Test
    void theSmallestOfTooManyRootFoldersAndProfilesAreOneOther() {
        var parts = IntStream.rangeClosed(1, 30)
                .mapToObj(it -> new LibraryPart(MonitorStatus.DOWNLOADED, false, it, "/folder-" + it, it, 10L * it))
                .toList();

        var totals = LibraryTotals.of(parts);

        var rest = new Sum(55, 550);
        assertThat(totals.byRootFolder())
                .hasSize(LibraryTotals.MOST + 1)
                .containsEntry("other", rest)
                .containsEntry("/folder-11", new Sum(11, 110));
        assertThat(totals.byQualityProfile()).hasSize(LibraryTotals.MOST + 1).containsEntry("other", rest);
    }
}
