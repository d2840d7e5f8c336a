package io.arrgus.scheduler;

import io.arrgus.testsupport.TestInfrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The scheduler as it is, with its doors. */
final class RunningScheduler implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningScheduler(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** As if {@code properties} were given on the command line, where they win over the service's own settings. */
    static RunningScheduler start(Map<String, Object> properties, String... more) {
        var arguments = Stream.concat(
                properties.entrySet().stream().map(it -> "--" + it.getKey() + "=" + it.getValue()), Stream.of(more));
        return new RunningScheduler(SchedulerApplication.application().run(arguments.toArray(String[]::new)));
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    record Answer(int status, HttpResponse<String> raw) {

        JsonNode json() {
            return JSON.readTree(raw.body());
        }

        String text() {
            return raw.body();
        }
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String body) {
        return send(request(path).POST(BodyPublishers.ofString(body)));
    }

    Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    Answer patch(String path, String body) {
        return send(request(path).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer withoutKey(String path) {
        return send(HttpRequest.newBuilder(address("local.server.port", path)).GET());
    }

    Answer management(String path) {
        return send(request(path).uri(address("local.management.port", path)).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address("local.server.port", path))
                .header("X-Api-Key", TestInfrastructure.API_KEY)
                .header("Content-Type", "application/json");
    }

    private URI address(String port, String path) {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty(port) + path);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
