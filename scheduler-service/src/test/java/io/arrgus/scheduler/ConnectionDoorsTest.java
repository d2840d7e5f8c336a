package io.arrgus.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.SyncApplied;
import io.arrgus.model.run.RunId;
import io.arrgus.scheduler.RunningScheduler.Answer;
import io.arrgus.service.sealing.KeySealer;
import io.arrgus.testsupport.TestBroker;
import io.arrgus.testsupport.TestInfrastructure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What people can do with connections, and what they are told when they cannot. */
@ExtendWith(OutputCaptureExtension.class)
class ConnectionDoorsTest {

    private static final String PATH = "/api/v1/connections";
    private static final String KEY = "5ecre7key5ecre7key5ecre7";
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Set<RunId> REPORTED = ConcurrentHashMap.newKeySet();

    private static RunningScheduler scheduler;
    private static FarSide farSide;

    @BeforeAll
    static void start() {
        TestBroker.get().clean();
        scheduler = RunningScheduler.start(TestInfrastructure.properties());
        farSide = new FarSide(scheduler);
    }

    @AfterAll
    static void stop() {
        farSide.close();
        scheduler.close();
    }

    @Test
    void aConnectionIsMadeWithDefaultsAndFoundAgain() {
        var name = freshName();

        var made = scheduler.post(PATH, form(name, "RADARR", "http://" + name + ":7878"));
        var found = scheduler.get(location(made));

        assertThat(made.status()).isEqualTo(201);
        assertThat(location(made)).matches(PATH + "/radarr-[0-9a-z]{8}");
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().at("/id").asString()).startsWith("radarr-");
        assertThat(found.json().at("/every").asString()).isEqualTo("PT1H");
        assertThat(found.json().at("/monitorType").asString()).isEqualTo("MISSING");
        assertThat(found.json().at("/state").asString()).isEqualTo("NEW");
        assertThat(found.json().at("/pathMappings").isEmpty()).isTrue();
        assertThat(found.json().at("/runs/0/trigger").asString()).isEqualTo("created");
    }

    @Test
    void everythingThatCanBeSaidIsKept() {
        var name = freshName();

        var made = scheduler.post(PATH, """
                {"name": "  %1$s ", "arrType": "SONARR", "url": "HTTPS://%1$s.Example:443/sonarr//", "apiKey": "%2$s",
                 "externalUrl": "https://tv.example/", "monitorType": "SYNC", "every": "PT2H",
                 "fuse": {"titles": 3, "percent": 1.5},
                 "pathMappings": [{"from": "/tv", "to": "/mnt/tv"}]}""".formatted(name, KEY));

        var read = made.json();
        assertThat(made.status()).isEqualTo(201);
        assertThat(read.at("/name").asString()).isEqualTo(name);
        assertThat(read.at("/url").asString()).isEqualTo("https://" + name + ".example:443/sonarr");
        assertThat(read.at("/externalUrl").asString()).isEqualTo("https://tv.example");
        assertThat(read.at("/monitorType").asString()).isEqualTo("SYNC");
        assertThat(read.at("/every").asString()).isEqualTo("PT2H");
        assertThat(read.at("/fuse/titles").asInt()).isEqualTo(3);
        assertThat(read.at("/fuse/percent").asDouble()).isEqualTo(1.5);
        assertThat(read.at("/pathMappings/0/to").asString()).isEqualTo("/mnt/tv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name         | {"arrType": "RADARR", "url": "http://r", "apiKey": "k"}
            name         | {"name": " ", "arrType": "RADARR", "url": "http://r", "apiKey": "k"}
            name         | {"name": "0123456789012345678901234567890123456789012345678901234567890", "arrType": "RADARR", "url": "http://r", "apiKey": "k"}
            name         | {"name": "a\\nb", "arrType": "RADARR", "url": "http://r", "apiKey": "k"}
            arrType      | {"name": "a", "url": "http://r", "apiKey": "k"}
            arrType      | {"name": "a", "arrType": "PLEX", "url": "http://r", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "radarr:7878", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "/radarr", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "ftp://radarr", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http:///path", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http://me:pass@radarr", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http://radarr?apikey=k", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http://radarr/#/settings", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http://radarr:99999", "apiKey": "k"}
            url          | {"name": "a", "arrType": "RADARR", "url": "http://ra darr", "apiKey": "k"}
            externalUrl  | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "externalUrl": "tv"}
            apiKey       | {"name": "a", "arrType": "RADARR", "url": "http://r"}
            apiKey       | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": ""}
            apiKey       | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "a key"}
            monitorType  | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "monitorType": "ALL"}
            every        | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "every": "PT59S"}
            fuse         | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "fuse": {"titles": -1, "percent": 5}}
            fuse         | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "fuse": {"titles": 1, "percent": 101}}
            every        | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "every": "P400D"}
            every        | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "every": "hourly"}
            pathMappings | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "pathMappings": [{"from": "", "to": "/x"}]}
            pathMappings | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "pathMappings": [null]}
            pathMappings | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "pathMappings": [{"from": "/x"}]}
            interval     | {"name": "a", "arrType": "RADARR", "url": "http://r", "apiKey": "k", "interval": "PT1H"}
            """)
    void aMistakeIsToldWithTheNameOfTheMember(String member, String form) {
        var answer = scheduler.post(PATH, form);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.raw().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().at("/detail").asString()).contains("'" + member);
    }

    @Test
    void whatIsNoJsonIsToldAsSuch() {
        assertThat(scheduler.post(PATH, "name=x").status()).isEqualTo(400);
        assertThat(scheduler.post(PATH, "").json().at("/detail").asString()).isEqualTo("The body is missing.");
    }

    @Test
    void aNameThatIsTakenInAnyCaseIsAConflictThatSaysByWhom() {
        var name = freshName();
        var first = add(name);

        var second = scheduler.post(PATH, form(name.toUpperCase(java.util.Locale.ROOT), "RADARR", "http://x" + name));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().at("/detail").asString()).contains(first);
    }

    @Test
    void anArrThatIsWatchedAlreadyIsAConflictThatSaysByWhom() {
        var name = freshName();
        var first = add(name);

        var second = scheduler.post(PATH, form(freshName(), "RADARR", "http://" + name + ":7878/"));
        var otherType = scheduler.post(PATH, form(freshName(), "SONARR", "http://" + name + ":7878/"));

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.json().at("/detail").asString()).contains(first, name);
        assertThat(otherType.status()).isEqualTo(201);
    }

    @Test
    void aChangeChangesWhatItNamesAndNothingElse() {
        var name = freshName();
        var id = add(name);
        var before = scheduler.get(PATH + "/" + id).json();

        var changed = scheduler.patch(PATH + "/" + id, "{\"name\": \"%s renamed\"}".formatted(name));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/name").asString()).isEqualTo(name + " renamed");
        assertThat(changed.json().at("/url")).isEqualTo(before.at("/url"));
        assertThat(changed.json().at("/every")).isEqualTo(before.at("/every"));
    }

    @Test
    void anEmptyExternalUrlTakesItAway() {
        var name = freshName();
        var id = add(name);
        scheduler.patch(PATH + "/" + id, "{\"externalUrl\": \"http://outside\"}");

        var changed = scheduler.patch(PATH + "/" + id, "{\"externalUrl\": \"\"}");

        assertThat(changed.json().at("/externalUrl").isNull()).isTrue();
    }

    @Test
    void aBadChangeIsRefusedAndNothingIsChanged() {
        var name = freshName();
        var id = add(name);
        var before = scheduler.get(PATH + "/" + id).json();

        var badUrl = scheduler.patch(PATH + "/" + id, "{\"url\": \"nowhere\"}");
        var newType = scheduler.patch(PATH + "/" + id, "{\"arrType\": \"SONARR\"}");
        var taken = scheduler.patch(PATH + "/" + id, "{\"name\": \"%s\"}".formatted(nameOf(add(freshName()))));

        assertThat(badUrl.status()).isEqualTo(400);
        assertThat(newType.status()).isEqualTo(400);
        assertThat(newType.json().at("/detail").asString()).contains("'arrType'");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(scheduler.get(PATH + "/" + id).json().at("/name")).isEqualTo(before.at("/name"));
        assertThat(scheduler.get(PATH + "/" + id).json().at("/url")).isEqualTo(before.at("/url"));
    }

    @Test
    void anotherKeyIsSealedForTheSameConnection() {
        var id = add(freshName());
        scheduler.patch(PATH + "/" + id, "{\"apiKey\": \"anotherkey\"}");

        scheduler.post(PATH + "/" + id + "/sync");
        endAllRunsOf(id);

        await().atMost(FarSide.PATIENCE)
                .until(() -> farSide.requests().stream()
                        .filter(request -> request.connectionId().value().equals(id))
                        .map(request -> scheduler
                                .bean(KeySealer.class)
                                .open(new ConnectionId(id), request.connection().apiKey()))
                        .anyMatch(new ApiKey("anotherkey")::equals));
    }

    @Test
    void aDeletedConnectionIsGoneAtOnceAndItsNameIsFree() {
        var name = freshName();
        var id = add(name);

        var deleted = scheduler.delete(PATH + "/" + id);
        var again = scheduler.post(PATH, form(name, "RADARR", "http://" + name + ":7878"));

        assertThat(deleted.status()).isEqualTo(204);
        assertThat(scheduler.get(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(scheduler.get(PATH + "/" + id + "/runs").status()).isEqualTo(404);
        assertThat(scheduler.delete(PATH + "/" + id).status()).isEqualTo(404);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().at("/id").asString()).isNotEqualTo(id);
    }

    @Test
    void whatIsNotThereIsNamed() {
        for (var answer : new Answer[] {
            scheduler.get(PATH + "/radarr-nowhere"),
            scheduler.get(PATH + "/RADARR nowhere".replace(" ", "%20")),
            scheduler.get(PATH + "/radarr-nowhere/runs"),
            scheduler.post(PATH + "/radarr-nowhere/sync"),
            scheduler.patch(PATH + "/radarr-nowhere", "{}"),
            scheduler.delete(PATH + "/radarr-nowhere")
        }) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().at("/detail").asString()).contains("nowhere");
        }
        var run = scheduler.get(PATH + "/" + add(freshName()) + "/runs/nothing");
        assertThat(run.status()).isEqualTo(404);
        assertThat(run.json().at("/detail").asString()).contains("nothing");
    }

    @Test
    void connectionsAreListedByNameAndPaged() {
        var prefix = freshName();
        for (var suffix : new String[] {"-c", "-a", "-b"}) {
            add(prefix + suffix);
        }

        var first = scheduler.get(PATH + "?limit=2&cursor=" + prefix).json();
        var rest = scheduler
                .get(PATH + "?limit=1&cursor=" + first.at("/nextCursor").asString())
                .json();

        assertThat(first.at("/items/0/name").asString()).isEqualTo(prefix + "-a");
        assertThat(first.at("/items/1/name").asString()).isEqualTo(prefix + "-b");
        assertThat(rest.at("/items/0/name").asString()).isEqualTo(prefix + "-c");
        assertThat(scheduler.get(PATH + "?limit=0").status()).isEqualTo(400);
        assertThat(scheduler.get(PATH + "?limit=many").status()).isEqualTo(400);
    }

    @Test
    void runsAreListedNewestFirstAndPaged() {
        var id = add(freshName());
        endAllRunsOf(id);
        scheduler.post(PATH + "/" + id + "/sync");
        endAllRunsOf(id);

        var first = scheduler.get(PATH + "/" + id + "/runs?limit=1").json();
        var second = scheduler
                .get(PATH + "/" + id + "/runs?limit=1&cursor="
                        + first.at("/nextCursor").asString())
                .json();

        assertThat(first.at("/items/0/trigger").asString()).isEqualTo("user");
        assertThat(second.at("/items/0/trigger").asString()).isEqualTo("created");
        assertThat(second.at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void aSyncByHandSaysWhatBecomesOfIt() {
        var id = add(freshName());
        endAllRunsOf(id);

        var begun = scheduler.post(PATH + "/" + id + "/sync", "{\"ids\": [7, 3]}");
        var merged = scheduler.post(PATH + "/" + id + "/sync", "{\"ids\": [9]}");
        var full = scheduler.post(PATH + "/" + id + "/sync");

        assertThat(begun.status()).isEqualTo(202);
        assertThat(begun.json().at("/kind").asString()).isEqualTo("ITEMS");
        assertThat(begun.json().at("/merged").asBoolean()).isFalse();
        assertThat(merged.json().at("/runId").isNull()).isTrue();
        assertThat(merged.json().at("/merged").asBoolean()).isTrue();
        assertThat(merged.json().at("/after")).isEqualTo(begun.json().at("/runId"));
        assertThat(full.json().at("/kind").asString()).isEqualTo("FULL");
        var run = scheduler.get(
                PATH + "/" + id + "/runs/" + begun.json().at("/runId").asString());
        assertThat(run.json().at("/arrIds").toString()).isEqualTo("[3,7]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"ids\": []}", "{\"ids\": [0]}", "{\"ids\": [null]}", "{\"ids\": [\"x\"]}", "{\"id\": [1]}"})
    void aSyncOfNonsenseIsRefused(String body) {
        var id = add(freshName());

        var answer = scheduler.post(PATH + "/" + id + "/sync", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/detail").asString()).contains("'id");
    }

    @Test
    void aKeyIsSeenInNoAnswerAndNoLog(CapturedOutput output) {
        var id = add(freshName());
        var seen = new StringBuilder();

        seen.append(scheduler.get(PATH + "/" + id).text());
        seen.append(scheduler.get(PATH).text());
        seen.append(scheduler.get(PATH + "/" + id + "/runs").text());
        seen.append(scheduler
                .patch(PATH + "/" + id, "{\"apiKey\": \"%s\", \"x\": 1}".formatted(KEY))
                .text());
        seen.append(scheduler
                .patch(PATH + "/" + id, "{\"apiKey\": \"%s \"}".formatted(KEY))
                .text());
        seen.append(scheduler.post(PATH, "{\"apiKey\": \"%s\", ".formatted(KEY)).text());
        seen.append(scheduler.management("/actuator/prometheus").text());

        assertThat(seen.toString()).doesNotContain(KEY).doesNotContain("apiKey\":");
        assertThat(output.getAll()).doesNotContain(KEY);
    }

    @Test
    void withoutTheKeyOfTheServiceNothingOpensButHealth() {
        assertThat(scheduler.withoutKey(PATH).status()).isEqualTo(401);
        assertThat(scheduler.withoutKey("/v3/api-docs").status()).isEqualTo(401);
    }

    @Test
    void theDoorsAreDescribedAndSayThatTheyNeedAKey() {
        var api = scheduler.get("/v3/api-docs").json();

        assertThat(api.at("/paths").has(PATH + "/{id}/sync")).isTrue();
        assertThat(api.at("/components/securitySchemes/X-Api-Key/in").asString())
                .isEqualTo("header");
        assertThat(api.at("/security/0").has("X-Api-Key")).isTrue();
    }

    @Test
    void healthAndMetricsAreServed() {
        var id = add(freshName());
        endAllRunsOf(id);

        assertThat(scheduler.management("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(scheduler.management("/actuator/health/readiness").status()).isEqualTo(200);
        await().atMost(FarSide.PATIENCE)
                .until(() -> scheduler
                        .management("/actuator/prometheus")
                        .text()
                        .contains("arrgus_runs_total{kind=\"full\",outcome=\"succeeded\"}"));
    }

    private static String freshName() {
        return "n" + COUNT.incrementAndGet();
    }

    private static String form(String name, String type, String url) {
        return """
                {"name": "%s", "arrType": "%s", "url": "%s", "apiKey": "%s"}""".formatted(name, type, url, KEY);
    }

    private static String add(String name) {
        var made = scheduler.post(PATH, form(name, "RADARR", "http://" + name + ":7878"));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        return made.json().at("/id").asString();
    }

    private static String nameOf(String id) {
        return scheduler.get(PATH + "/" + id).json().at("/name").asString();
    }

    private static String location(Answer made) {
        return made.raw().headers().firstValue("Location").orElseThrow();
    }

    private static void endAllRunsOf(String id) {
        await().atMost(FarSide.PATIENCE).until(() -> {
            farSide.requests().stream()
                    .filter(request -> request.connectionId().value().equals(id))
                    .filter(request -> REPORTED.add(request.runId()))
                    .forEach(request -> farSide.reports(Reports.applied(request, SyncApplied.Result.SUCCEEDED)));
            return scheduler.get(PATH + "/" + id).json().at("/runs").isEmpty();
        });
    }
}
