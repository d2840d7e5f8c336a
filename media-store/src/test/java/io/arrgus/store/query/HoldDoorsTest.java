package io.arrgus.store.query;

import static io.arrgus.store.Films.film;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncWanted;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.store.RunningStore;
import io.arrgus.store.kernel.Kernel;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person sees and says when titles wait. */
class HoldDoorsTest {

    private static RunningStore store;

    @BeforeAll
    static void start() {
        store = RunningStore.start("--arrgus.store.intake.sweep-every=1s");
    }

    @AfterAll
    static void stop() {
        store.close();
    }

    @Test
    void aHoldShowsExactlyTheTitlesThatWouldGo() {
        halved("shown", 8);

        var hold = hold("shown");

        assertThat(hold.get("id").asString()).isEqualTo("shown");
        assertThat(hold.get("state").asString()).isEqualTo("OPEN");
        assertThat(hold.get("held").asInt()).isEqualTo(5);
        assertThat(hold.get("living").asInt()).isEqualTo(8);
        assertThat(externalIds(hold)).containsExactly("3", "4", "5", "6", "7");
        var title = hold.get("titles").get(0);
        assertThat(title.get("title").asString()).isEqualTo("Film 3");
        assertThat(title.get("year").asInt()).isEqualTo(1999);
        assertThat(title.get("mediaId").asString()).isEqualTo("shown:3");
        assertThat(title.get("why").asString()).isEqualTo("MISSING");
        assertThat(title.get("runId").asString()).isEqualTo("shown-2");
        assertThat(title.get("approved").asBoolean()).isFalse();
    }

    @Test
    void titlesOfAHoldComeInPages() {
        halved("paged", 8);

        var first = RunningStore.json(store.get("/api/v1/holds/paged?limit=3"));
        var second = RunningStore.json(store.get(
                "/api/v1/holds/paged?limit=3&cursor=" + first.get("nextCursor").asString()));

        assertThat(externalIds(first)).containsExactly("3", "4", "5");
        assertThat(externalIds(second)).containsExactly("6", "7");
        assertThat(second.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void holdsAreListedByConnectionAndState() {
        halved("list-a", 8);
        halved("list-b", 8);
        store.post("/api/v1/holds/list-b/dismiss", "{}");

        assertThat(listed("connection=list-a&connection=list-b")).containsExactly("list-a", "list-b");
        assertThat(listed("connection=list-a&connection=list-b&state=DISMISSED"))
                .containsExactly("list-b");
        assertThat(listed("connection=list-a&connection=list-b&limit=1")).containsExactly("list-a");
        assertThat(listed("connection=list-a&connection=list-b&limit=1&cursor=list-a"))
                .containsExactly("list-b");
        assertThat(listed("connection=nobody")).isEmpty();
    }

    @Test
    void anApprovalRemovesNothingAndAsksForARun() {
        halved("approved", 8);

        var answer = store.post("/api/v1/holds/approved/approve", seen("approved"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(RunningStore.json(answer).get("state").asString()).isEqualTo("APPROVED");
        assertThat(store.report(SyncWanted.class)).isEqualTo(new SyncWanted(new ConnectionId("approved")));
        assertThat(living("approved")).isEqualTo(8);
        full("approved", 3, 3);
        assertThat(living("approved")).isEqualTo(3);
        assertThat(store.get("/api/v1/holds/approved").statusCode()).isEqualTo(404);
    }

    @Test
    void ofAHoldThatIsPartlyApprovedExactlyThoseGo() {
        halved("partly", 1000);

        var answer = store.post("/api/v1/holds/partly/approve", "{\"externalIds\": [\"500\", \"501\"]}");
        full("partly", 3, 500);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(RunningStore.json(answer).get("approved").asInt()).isEqualTo(2);
        assertThat(living("partly")).isEqualTo(998);
        assertThat(hold("partly").get("held").asInt()).isEqualTo(498);
        assertThat(externalIds(hold("partly"))).doesNotContain("500", "501").contains("502");
        assertThat(store.report(SyncWanted.class)).isEqualTo(new SyncWanted(new ConnectionId("partly")));
    }

    @Test
    void whatAPersonHasNotSeenCannotBeApproved() {
        halved("stale", 8);
        var seen = seen("stale");
        full("stale", 3, 2);

        var answer = store.post("/api/v1/holds/stale/approve", seen);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(detail(answer.body())).startsWith("Other titles wait in 'stale' now than those that you saw");
        assertThat(hold("stale").get("approved").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '#',
            value = {
                "approve | {}                                | 400 | Say what may go: give the 'revision' that you saw to allow all of it, or the 'externalIds' of single titles.",
                "approve | {\"externalIds\": []}             | 400 | 'externalIds' is empty; leave it out to allow all titles of the 'revision'.",
                "approve | {\"externalIds\": [\"3\", \"0\"]} | 400 | These titles do not wait in 'wrong', so nothing was allowed: 0.",
                "approve | {\"all\": true}                   | 400 | There is no member 'all' here.",
                "dismiss | {\"revision\": \"another\"}       | 409 | Other titles wait in 'wrong' now than those that you saw"
            })
    void aWordThatMakesNoSenseIsToldSoAndChangesNothing(String door, String body, int status, String detail) {
        halved("wrong", 8);

        var answer = store.post("/api/v1/holds/wrong/" + door, body);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(detail(answer.body())).startsWith(detail);
        assertThat(hold("wrong").get("state").asString()).isEqualTo("OPEN");
        assertThat(hold("wrong").get("approved").asInt()).isZero();
    }

    @Test
    void whereNothingWaitsThereIsNoHold() {
        for (var id : List.of("nobody", "No Id")) {
            var path = "/api/v1/holds/" + id.replace(" ", "%20");
            assertThat(store.get(path).statusCode()).isEqualTo(404);
            assertThat(store.post(path + "/approve", "{\"revision\": \"x\"}").statusCode())
                    .isEqualTo(404);
            assertThat(store.post(path + "/dismiss", "{}").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anOpenHoldIsInTheMetricsAndADismissedOneIsQuiet() {
        halved("measured", 8);
        await().untilAsserted(() -> assertThat(metrics())
                .contains(
                        "arrgus_store_holds{connection=\"measured\"} 1.0",
                        "arrgus_store_held_titles{connection=\"measured\"} 5.0"));

        store.post("/api/v1/holds/measured/dismiss", "{}");

        assertThat(metrics())
                .contains(
                        "arrgus_store_holds{connection=\"measured\"} 0.0",
                        "arrgus_store_held_titles{connection=\"measured\"} 0.0");
    }

    @Test
    void aRunThatCouldNotBeAskedForIsAskedForLater() {
        halved("away", 8);
        store.schedulerListens(false);

        var answer = store.post("/api/v1/holds/away/approve", seen("away"));
        store.schedulerListens(true);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(detail(answer.body())).startsWith("Your word is noted");
        assertThat(hold("away").get("state").asString()).isEqualTo("APPROVED");
        assertThat(store.report(SyncWanted.class)).isEqualTo(new SyncWanted(new ConnectionId("away")));
    }

    @Test
    void theOpenApiDocumentHasTheDoors() {
        var paths = RunningStore.json(store.get("/v3/api-docs")).get("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/v1/holds",
                        "/api/v1/holds/{id}",
                        "/api/v1/holds/{id}/approve",
                        "/api/v1/holds/{id}/dismiss");
    }

    /** A library of which a list had no more than half. */
    private static void halved(String connection, int titles) {
        full(connection, 1, titles);
        full(connection, 2, titles == 8 ? 3 : titles / 2);
    }

    private static void full(String connection, long fence, int titles) {
        var kernel = store.bean(Kernel.class);
        var id = new ConnectionId(connection);
        var run = new RunId(connection + "-" + fence);
        var attempt = new AttemptId("a");
        var list = IntStream.range(0, titles)
                .<MediaCreate>mapToObj(it -> film(it, "Film " + it))
                .toList();
        kernel.on(new MediaStatusEvent(
                run, attempt, id, RunKind.FULL, fence, 0, MonitorType.MISSING, list, List.of(), null));
        kernel.on(new SyncFetched(
                run,
                attempt,
                id,
                RunKind.FULL,
                fence,
                SyncFetched.Result.COMPLETE,
                1,
                titles,
                List.of(),
                "digest",
                null,
                null));
    }

    private static JsonNode hold(String connection) {
        return RunningStore.json(store.get("/api/v1/holds/" + connection));
    }

    private static String seen(String connection) {
        return "{\"revision\": \"" + hold(connection).get("revision").asString() + "\"}";
    }

    private static List<String> externalIds(JsonNode hold) {
        return hold.get("titles")
                .valueStream()
                .map(it -> it.get("externalId").asString())
                .toList();
    }

    private static List<String> listed(String query) {
        return RunningStore.json(store.get("/api/v1/holds?" + query))
                .get("items")
                .valueStream()
                .map(it -> it.get("id").asString())
                .toList();
    }

    private static int living(String connection) {
        return RunningStore.json(store.get("/api/v1/media?limit=1&connection=" + connection))
                .get("total")
                .asInt();
    }

    private static String metrics() {
        return store.manage("/actuator/prometheus").body();
    }

    private static String detail(String problem) {
        return JsonMapper.shared().readTree(problem).get("detail").asString();
    }
}
