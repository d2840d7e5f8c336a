package io.arrgus.system.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.ConnectionFactory;
import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.testsupport.TestBroker;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is written about metrics is what the services show when everything happens that can be measured. */
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(arrgus_\\w+)` \\| (\\w+) \\| [^|]+ \\| ([^|]*)\\| ([\\w, ]+) \\| .+ \\|$");
    private static final Pattern STANDARD = Pattern.compile("`((?:jvm|process|disk|http|rabbitmq|mongodb)_\\w+)`");
    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(60).seed(17).start();
    private final SimulatedArr sonarr =
            SimulatedArr.sonarr().titles(20).seed(18).start();
    private final ArrgusStack arrgus = ArrgusStack.empty()
            .with("arrgus.store.library-meters-every", "1s")
            .store()
            .worker()
            .scheduler();

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
        sonarr.close();
    }

    @Test
    void everyMetricIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
        everythingHappens();

        await().atMost(ArrgusStack.PATIENCE).untilAsserted(() -> {
            var shown = arrgus.metrics();
            assertThat(String.join("", shown)).contains(standard());
            assertThat(Exposition.of(shown.get(0)))
                    .as("media-store")
                    .isEqualTo(documented("store"))
                    .isNotEmpty();
            assertThat(Exposition.of(shown.get(1)))
                    .as("arr-worker")
                    .isEqualTo(documented("worker"))
                    .isNotEmpty();
            assertThat(Exposition.of(shown.get(2)))
                    .as("scheduler-service")
                    .isEqualTo(documented("scheduler"))
                    .isNotEmpty();
        });
    }

    @Test
    void whatIsWrittenAboutTheSeriesOfOneConnectionIsTrue() {
        var movies = arrgus.connected("Movies", radarr, "RADARR");

        await().atMost(ArrgusStack.PATIENCE).untilAsserted(() -> {
            var shown = arrgus.metrics();
            assertThat(seriesOf(movies, shown.get(0)) - 2 * (profiles(shown.get(0)) + folders(shown.get(0))))
                    .as("media-store")
                    .isEqualTo(6);
            assertThat(seriesOf(movies, shown.get(1))).as("arr-worker").isEqualTo(27);
            assertThat(seriesOf(movies, shown.get(2))).as("scheduler-service").isEqualTo(7);
        });
    }

    private static long seriesOf(String connection, String scraped) {
        return scraped.lines()
                .filter(it -> it.startsWith("arrgus_") && it.contains("connection=\"" + connection + "\""))
                .count();
    }

    private static long profiles(String scraped) {
        return count(scraped, "arrgus_library_quality_profile_titles{");
    }

    private static long folders(String scraped) {
        return count(scraped, "arrgus_library_root_folder_titles{");
    }

    private static long count(String scraped, String beginning) {
        return scraped.lines().filter(it -> it.startsWith(beginning)).count();
    }

    private void everythingHappens() throws Exception {
        var movies = arrgus.connected("Movies", radarr, "RADARR");
        arrgus.sync(movies);
        arrgus.sync(movies, radarr.library().arrIds().getFirst());
        sonarr.faults().add(Fault.of(FaultKind.UNAUTHORIZED));
        arrgus.connected("Series", sonarr, "SONARR");
        radarr.faults().add(Fault.of(FaultKind.HALF_LIST).on(Endpoint.LIST));
        var held = arrgus.sync(movies);
        assertThat(ArrgusStack.outcome(held)).isEqualTo("HELD");
        publishGibberish("store.full", "worker.full", "scheduler.reports");
    }

    private static void publishGibberish(String... queues) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(TestBroker.get().uri());
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            for (var queue : queues) {
                channel.basicPublish("", queue, null, "gibberish".getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** What others show, as far as it is named. */
    private static List<String> standard() throws IOException {
        return STANDARD.matcher(Files.readString(DOCUMENT))
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    private static Map<String, String> documented(String service) throws IOException {
        var rows = new TreeMap<String, String>();
        ROW.matcher(Files.readString(DOCUMENT))
                .results()
                .filter(it -> it.group(4).equals("every")
                        || List.of(it.group(4).split(", ")).contains(service))
                .forEach(it -> {
                    var labels = new TreeSet<String>();
                    LABEL.matcher(it.group(3)).results().forEach(label -> labels.add(label.group(1)));
                    rows.put(it.group(1), it.group(2) + " " + labels);
                });
        return rows;
    }
}
