package io.arrgus.worker.sync;

import static io.arrgus.worker.sync.Movies.list;
import static io.arrgus.worker.sync.Movies.movie;
import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.worker.Given;
import io.arrgus.worker.TestArr;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyncMetersTest {

    private static final List<String> USED = List.of(
            "arrgus.worker.syncs",
            "arrgus.worker.permits.in.use",
            "arrgus.worker.bytes.in.flight",
            "arrgus.worker.spool");

    @TempDir
    Path spool;

    private final TestArr arr = TestArr.radarr(list(movie(1), movie(2), "{\"title\": \"No id\", \"id\": 3}"));
    private final Connection radarr = Given.connection(ArrType.RADARR, arr.url());

    @AfterEach
    void stop() {
        arr.close();
    }

    @Test
    void whatASyncUsesIsShownWhileItPublishesAndNotAfterwards() {
        var room = SyncRoom.in(spool);
        var during = new LinkedHashMap<String, Double>();
        room.onBatch = () -> {
            USED.forEach(name -> during.put(name, gauge(room, name)));
            return CompletableFuture.completedFuture(null);
        };

        room.run(Given.fullRequest(radarr, null));

        assertThat(during.values()).hasSize(USED.size()).allMatch(value -> value > 0);
        assertThat(USED).allMatch(name -> gauge(room, name) == 0);
        assertThat(gauge(room, "arrgus.worker.permits")).isEqualTo(2);
        assertThat(gauge(room, "arrgus.worker.spool.free")).isPositive();
    }

    @Test
    void titlesAreCountedByWhatBecameOfThem() {
        var room = SyncRoom.in(spool);

        room.run(Given.fullRequest(radarr, null));

        assertThat(titles(room)).isEqualTo(Map.of("read", 2.0, "skipped", 1.0, "published", 2.0));
    }

    @Test
    void aLibraryThatIsTheKnownOneIsCountedAndNotPublished() {
        arr.on(TestArr.MOVIES, TestArr.json(list(1, 2)));
        var known = SyncRoom.in(spool).run(Given.fullRequest(radarr, null)).digest();
        var room = SyncRoom.in(spool);

        room.run(Given.fullRequest(radarr, known));

        assertThat(titles(room)).isEqualTo(Map.of("read", 2.0, "skipped", 0.0, "published", 0.0));
        assertThat(room.meters.get("arrgus.worker.unchanged").counter().count()).isEqualTo(1);
    }

    @Test
    void eachPhaseOfAFullSyncIsMeasuredOnce() {
        var room = SyncRoom.in(spool);

        room.run(Given.fullRequest(radarr, null));

        assertThat(room.meters.get("arrgus.sync.phase").tag("kind", "full").timers().stream()
                        .collect(Collectors.toMap(it -> it.getId().getTag("phase"), Timer::count)))
                .isEqualTo(Map.of("status", 1L, "first_byte", 1L, "body", 1L, "read", 1L, "publish", 1L));
    }

    private static Map<String, Double> titles(SyncRoom room) {
        return room.meters.get("arrgus.worker.titles").tag("kind", "full").counters().stream()
                .collect(Collectors.toMap(it -> it.getId().getTag("result"), it -> it.count()));
    }

    private static double gauge(SyncRoom room, String name) {
        var found = room.meters.get(name);
        return (name.endsWith("syncs") ? found.tag("kind", "full") : found)
                .gauge()
                .value();
    }
}
