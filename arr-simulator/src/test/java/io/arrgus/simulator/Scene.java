package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.RawCall.Answer;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The circumstances under which something was recorded: how the instance was set up, and what had happened to it. */
record Scene(String name, Recording recording, HookReceiver receiver) implements AutoCloseable {

    Scene(String name, Recording recording) {
        this(name, recording, new HookReceiver());
    }

    @Override
    public void close() {
        receiver.close();
    }

    SimulatedArr start() {
        var radarr = name.startsWith("radarr/");
        var arr = (radarr ? SimulatedArr.radarr() : SimulatedArr.sonarr())
                .titles(300)
                .apiKey(radarr ? RawCall.KEY : "fedcba9876543210fedcba9876543210")
                .authentication(authentication(radarr))
                .urlBase(name.contains("/urlbase-set") ? (radarr ? "/radarr" : "/sonarr") : "")
                .start();
        if (recording.body().contains("\"totalRecords\": 0") || recording.body().equals("[]")) {
            arr.queue().clear();
        }
        if (name.matches(".*(after-delete|delete-again)")) {
            arr.library().remove(List.of(1));
        }
        if (concernsARegistration()) {
            register(arr);
        }
        spoil(arr);
        receiver.answers(receiverStatus()).drops(name.endsWith("-drop"));
        return arr;
    }

    private boolean concernsARegistration() {
        return name.matches(
                ".*/(notif-(get|put|test).*|webhook-(get|put|delete).*|webhook-post-dupname|backoff-test-resets)");
    }

    private void register(SimulatedArr arr) {
        var known = name.endsWith("dupname") ? "media-sync" : "known";
        try {
            assertThat(WebhooksTest.register(arr, known, receiver.url()).status())
                    .isEqualTo(201);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private int receiverStatus() {
        return Stream.of(301, 302, 401, 404, 500)
                .filter(status -> name.contains("-" + status))
                .findFirst()
                .orElse(200);
    }

    private String receiverUrl() {
        return name.matches(".*(refused|down).*") ? "http://127.0.0.1:1/hooks" : receiver.url();
    }

    private void spoil(SimulatedArr arr) {
        if (name.contains("/starting-503")) {
            arr.faults().always(FaultKind.STARTING_503);
        }
        if (name.matches(".*(metadata-down|new-offline)")) {
            arr.faults().always(FaultKind.METADATA_DOWN);
        }
        if (name.matches(".*/(immediate|lock)-(post|put|delete)-[a-z]+")) {
            arr.faults().add(Fault.of(FaultKind.LOCKED_WRITES).taking(Duration.ofMillis(60)));
        }
    }

    private Authentication authentication(boolean radarr) {
        if (name.contains("-forms-local")) {
            return Authentication.FORMS_EXCEPT_LOCAL;
        }
        return Stream.of(Authentication.values())
                .filter(mode -> name.contains("-" + Names.of(mode) + "-"))
                .findFirst()
                .orElse(radarr ? Authentication.FORMS : Authentication.EXTERNAL);
    }

    /** The same request; only that other titles, files and times than the recorded ones are here. */
    Answer ask(SimulatedArr arr) throws IOException {
        var headers = new ArrayList<>(recording.requestHeaders());
        headers.removeIf(header -> header.getKey().equals("Host"));
        headers.addFirst(Map.entry("Host", host(arr.product())));
        headers.removeIf(header -> header.getKey().equals("Content-Length"));
        try (var call = new RawCall(arr)) {
            return call.send(recording.method(), target(arr), headers, body(arr));
        }
    }

    private String target(SimulatedArr arr) {
        var target = recording
                .target()
                .replaceFirst("=90000[0-9]+", "=" + first(arr).externalId())
                .replaceFirst("/series/3$", "/series/33333");
        if (target.endsWith("/series/8")) {
            target = target.replace(
                    "/series/8", "/series/" + withoutEpisodes(arr).arrId());
        }
        target = target.replaceFirst("/notification/[0-9]+$", "/notification/1");
        if (recording.status() == 200) {
            target = target.replaceFirst("/(moviefile|episodefile)/[0-9]+$", "/$1/" + withFile(arr))
                    .replaceFirst("/episode/5$", "/episode/" + episode(arr))
                    .replaceFirst("file\\?seriesId=1$", "file?seriesId=" + owner(arr))
                    .replaceFirst("episode\\?seriesId=1", "episode?seriesId=" + owner(arr))
                    .replaceFirst("history/(movie\\?movie|series\\?series)Id=(2|3|51)$", "history/$1Id=" + owner(arr));
        }
        return recording.body().equals("[]") ? target : target.replaceFirst("date=2026", "date=2016");
    }

    private String body(SimulatedArr arr) {
        if (recording.requestBody().isEmpty()) {
            return "";
        }
        var files = owner(arr);
        var registered = name.matches(".*(notif|webhook-|backoff-test).*") ? "1}" : "$1}";
        return recording
                .requestBody()
                .replaceFirst("http://127[.]0[.]0[.]1:[0-9]+/hooks/[a-z0-9?=-]+", receiverUrl())
                .replaceFirst("\"id\": ([0-9]+)}$", "\"id\": " + registered)
                .replaceFirst("(\"tmdbId\": ?)9000003", "$1" + first(arr).externalId())
                .replaceFirst("(\"tmdbId\": ?)9990[0-9]+", "$1" + unseen(arr))
                .replaceFirst("(\"tvdbId\": ?)900002", "$1" + first(arr).externalId())
                .replaceFirst("(\"tvdbId\": ?)99[0-9]+", "$1" + unseen(arr))
                .replaceFirst("\"episodeFileIds\": \\[2, 3, 4\\]", "\"episodeFileIds\": [" + fileOf(arr, files) + "]");
    }

    private String host(Product product) {
        return recording.headers().stream()
                .filter(header -> header.getKey().equals("Location"))
                .map(Map.Entry::getValue)
                .filter(location -> location.startsWith("http://"))
                .map(location -> location.split("/", 4)[2])
                .findFirst()
                .orElse(product == Product.RADARR ? "127.0.0.1:7878" : "127.0.0.1:8989");
    }

    private static TrueTitle first(SimulatedArr arr) {
        return arr.truth().findFirst().orElseThrow();
    }

    private static TrueTitle withoutEpisodes(SimulatedArr arr) {
        return arr.truth()
                .filter(title -> !title.json().has("statistics"))
                .findFirst()
                .orElseThrow();
    }

    /** A title that has files. */
    private static int owner(SimulatedArr arr) {
        var snapshot = arr.library().snapshot();
        return arr.library().arrIds().stream()
                .filter(id -> !snapshot.files(snapshot.positionOfArrId(id).orElseThrow())
                        .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static int fileOf(SimulatedArr arr, int arrId) {
        var snapshot = arr.library().snapshot();
        return snapshot.files(snapshot.positionOfArrId(arrId).orElseThrow())
                .getFirst()
                .fileId();
    }

    private static int withFile(SimulatedArr arr) {
        return fileOf(arr, owner(arr));
    }

    /** The first of a series. */
    private static int episode(SimulatedArr arr) {
        return owner(arr) * 2_000 + 1;
    }

    /** A title that the world knows, and this library does not. */
    private static int unseen(SimulatedArr arr) {
        var added = arr.library().add(1);
        var title = arr.truth()
                .filter(one -> one.arrId() == added.getFirst())
                .findFirst()
                .orElseThrow();
        arr.library().remove(added);
        return title.externalId();
    }
}
