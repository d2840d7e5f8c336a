package io.arrgus.system.monitoring;

import io.arrgus.testsupport.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.MountableFile;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus with our configuration and our rules, but for where its targets are, and that it looks every second. */
final class Prometheus implements AutoCloseable {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = Ports.free();
    private final GenericContainer<?> container;

    private Prometheus(Map<String, List<String>> targets) {
        // In the network of this machine: the services of a test listen on no address that a container could reach.
        container = new GenericContainer<>(Containers.PROMETHEUS)
                .withNetworkMode("host")
                .withCopyToContainer(Transferable.of(configuration(targets)), "/etc/prometheus/prometheus.yml")
                .withCopyFileToContainer(
                        MountableFile.forHostPath(Alert.MONITORING.resolve("rules")), "/etc/prometheus/rules")
                .withCommand(
                        "--config.file=/etc/prometheus/prometheus.yml",
                        "--storage.tsdb.path=/prometheus",
                        "--web.listen-address=127.0.0.1:" + port)
                .waitingFor(Wait.forLogMessage(".*Server is ready to receive web requests.*", 1));
    }

    /** @param targets where each job finds its own */
    static Prometheus start(Map<String, List<String>> targets) {
        var prometheus = new Prometheus(targets);
        prometheus.container.start();
        return prometheus;
    }

    private String configuration(Map<String, List<String>> targets) {
        var everything = new LinkedHashMap<String, Object>(Alert.yaml(Alert.MONITORING.resolve("prometheus.yml")));
        everything.put("global", Map.of("scrape_interval", "1s", "evaluation_interval", "1s"));
        var jobs = new ArrayList<Map<String, ?>>();
        Alert.maps(everything, "scrape_configs").forEach(it -> {
            var job = new LinkedHashMap<String, Object>(it);
            job.remove("dns_sd_configs");
            var name = Alert.text(it, "job_name");
            var found = name.equals("prometheus") ? List.of("127.0.0.1:" + port) : targets.get(name);
            if (found == null) {
                throw new IllegalArgumentException("Nobody says where job " + name + " finds its targets");
            }
            job.put("static_configs", List.of(Map.of("targets", found)));
            jobs.add(job);
        });
        everything.put("scrape_configs", jobs);
        return new Yaml().dump(everything);
    }

    /** What holds now: one entry per series. */
    List<JsonNode> now(String expression) {
        return result(get("query", Map.of("query", expression)));
    }

    /** What held from then on, second by second: one entry per series. */
    List<JsonNode> since(Instant start, String expression) {
        return result(get(
                "query_range",
                Map.of(
                        "query",
                        expression,
                        "start",
                        start.toString(),
                        "end",
                        Instant.now().toString(),
                        "step",
                        "1s")));
    }

    /** All rules as they stand. */
    List<JsonNode> rules() {
        return get("rules", Map.of())
                .at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private static List<JsonNode> result(JsonNode answer) {
        return answer.at("/data/result").valueStream().toList();
    }

    private JsonNode get(String what, Map<String, String> parameters) {
        var query = parameters.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var uri = URI.create("http://127.0.0.1:" + port + "/api/v1/" + what + "?" + query);
        try {
            var answer = http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalArgumentException(parameters + ": " + answer.body());
            }
            return MAPPER.readTree(answer.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        container.stop();
    }
}
