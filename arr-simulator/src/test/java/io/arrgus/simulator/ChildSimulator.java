package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own. */
record ChildSimulator(Process process, List<String> lines) implements Closeable {

    /** @param heap an option of the JVM */
    static ChildSimulator start(String heap, String... args) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ArrSimulator.class.getName()));
        command.addAll(List.of("--radarr-port", "0", "--sonarr-port", "0"));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new ChildSimulator(process, introduction(process.inputReader()));
    }

    /** What it says until it is ready, or gives up. */
    private static List<String> introduction(BufferedReader out) throws IOException {
        var lines = new ArrayList<String>();
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            lines.add(line);
            if (line.startsWith("Stop with")) {
                break;
            }
        }
        return lines;
    }

    String url(String app) {
        return lines.stream()
                .filter(line -> line.startsWith(app + ", "))
                .map(line -> line.substring(line.indexOf("http://")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + app + " in " + lines));
    }

    String get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)).header("X-Api-Key", RawCall.KEY));
    }

    String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).body();
        }
    }

    /** Sends SIGTERM and waits. */
    int stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
