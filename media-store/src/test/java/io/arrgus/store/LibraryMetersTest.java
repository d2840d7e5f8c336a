package io.arrgus.store;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.store.kernel.Kernel;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the metrics tell of libraries, on a database that counts them. */
class LibraryMetersTest {

    private static final Pattern CONNECTION = Pattern.compile("arrgus_library_\\w+\\{connection=\"([^\"]+)\"");

    private static RunningStore store;

    @BeforeAll
    static void start() {
        store = RunningStore.start(
                "--server.port=0",
                "--management.server.port=0",
                "--arrgus.metrics.connections=2",
                "--arrgus.store.library-meters-every=1s");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void aLibraryIsShownUntilItsConnectionIsDeletedAndNoMoreThanAllowedAre() {
        seen("a", 10, film(603, "The Matrix", 1999, true, 1), film(1891, "Empire", 1980, false, 2));
        seen("b", 10, film(1, "One"));
        seen("c", 10, film(2, "Two"));

        await().untilAsserted(() -> assertThat(metrics())
                .contains(
                        "arrgus_library_titles{connection=\"a\",status=\"downloaded\"} 1.0",
                        "arrgus_library_titles{connection=\"a\",status=\"missing\"} 0.0",
                        "arrgus_library_titles{connection=\"a\",status=\"monitored\"} 1.0",
                        "arrgus_library_monitored_titles{connection=\"a\"} 2.0",
                        "arrgus_library_size_bytes{connection=\"a\"} 603000.0",
                        "arrgus_library_quality_profile_titles{connection=\"a\",quality_profile=\"1\"} 2.0",
                        "arrgus_library_root_folder_size_bytes{connection=\"a\",root_folder=\"/films\"} 603000.0",
                        "arrgus_connections_without_series 1.0"));
        assertThat(shown()).containsExactly("a", "b");

        store.bean(Kernel.class).on(new ConnectionClosed(new ConnectionId("a"), 99, true));

        await().untilAsserted(() -> assertThat(shown()).containsExactly("b", "c"));
        assertThat(metrics()).contains("arrgus_connections_without_series 0.0");
    }

    private static void seen(String connection, long fence, MediaCreate... films) {
        store.bean(Kernel.class)
                .on(new MediaStatusEvent(
                        new RunId("run-" + connection),
                        new AttemptId("attempt"),
                        new ConnectionId(connection),
                        RunKind.FULL,
                        fence,
                        0,
                        MonitorType.MISSING,
                        List.of(films),
                        List.of(),
                        null));
    }

    private static String metrics() {
        return store.manage("/actuator/prometheus").body();
    }

    private static Set<String> shown() {
        var ids = new TreeSet<String>();
        CONNECTION.matcher(metrics()).results().forEach(it -> ids.add(it.group(1)));
        return ids;
    }
}
