package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;

class FaultsTest {
    private static final String LIST = "/api/v3/movie";
    private static final String STATUS = "/api/v3/system/status";

    private final SimulatedArr radarr = SimulatedArr.radarr().titles(60).seed(3).start();

    @AfterEach
    void stop() {
        radarr.close();
    }

    @Test
    void aFaultHappensAsOftenAsItIsTold() throws IOException {
        radarr.faults().next(2, FaultKind.ERROR_500);

        assertThat(statusesOf(3, LIST)).containsExactly(500, 500, 200);
        assertThat(radarr.faults().waiting()).isEmpty();
    }

    @Test
    void aFaultWithoutANumberStaysUntilItIsCleared() throws IOException {
        radarr.faults().always(FaultKind.ERROR_500).always(FaultKind.UNAUTHORIZED);

        assertThat(statusesOf(3, LIST)).containsOnly(500);

        radarr.faults().clear(FaultKind.ERROR_500);

        assertThat(statusesOf(1, LIST)).containsExactly(401);

        radarr.faults().clear();

        assertThat(statusesOf(1, LIST)).containsExactly(200);
    }

    @Test
    void faultsTakeTheirTurns() throws IOException {
        radarr.faults().next(1, FaultKind.BAD_GATEWAY_502).next(1, FaultKind.STARTING_503);

        assertThat(statusesOf(3, LIST)).containsExactly(502, 503, 200);
    }

    @Test
    void aFaultOfOneEndpointLeavesTheOthersAlone() throws IOException {
        radarr.faults().next(1, FaultKind.ERROR_500, Endpoint.LIST);

        assertThat(statusesOf(1, STATUS)).containsExactly(200);
        assertThat(statusesOf(1, "/api/v3/movie/1")).containsExactly(200);
        assertThat(statusesOf(1, LIST)).containsExactly(500);
    }

    @Test
    void aFaultThatCannotHappenThereIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> radarr.faults().next(1, FaultKind.EMPTY_LIST, Endpoint.STATUS))
                .withMessageContaining("emptyList can happen only on [LIST]");
    }

    @Test
    void caddyAnswersWithNothing() throws IOException {
        radarr.faults().next(1, FaultKind.EMPTY_502).next(1, FaultKind.EMPTY_200);

        var down = RawCall.get(radarr, LIST);
        var nowhere = RawCall.get(radarr, LIST);

        assertThat(List.of(down.status(), nowhere.status())).containsExactly(502, 200);
        assertThat(nowhere.octets()).isEmpty();
        assertThat(nowhere.header("Content-Type")).isEmpty();
    }

    @Test
    void aRedirectMayLeadWhereItCameFrom() throws IOException {
        radarr.faults().next(1, FaultKind.REDIRECT_LOOP_307);

        var answer = RawCall.get(radarr, LIST + "?a=b");

        assertThat(answer.status()).isEqualTo(307);
        assertThat(answer.header("Location")).contains(LIST + "?a=b");
    }

    @Test
    void unauthorizedIsA401WithNothingInIt() throws IOException {
        radarr.faults().next(1, FaultKind.UNAUTHORIZED);

        var answer = RawCall.get(radarr, STATUS);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(names(answer)).containsExactly("Content-Length", "Date", "Server");
    }

    @Test
    void aLockedDatabaseIsAnErrorModelWithoutVersion() throws IOException {
        radarr.faults().next(1, FaultKind.LOCKED_500);

        var answer = RawCall.get(radarr, LIST);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.header("Cache-Control")).contains("no-cache,no-store");
        assertThat(answer.header("X-Application-Version")).isEmpty();
        assertThat(json(answer).get("message").asString()).isEqualTo("database is locked\ndatabase is locked");
        assertThat(json(answer).get("description").asString()).contains("\n   at ");
    }

    @Test
    void anArrThatIsStartingStillChecksTheKey() throws IOException {
        radarr.faults().always(FaultKind.STARTING_503);

        try (var call = new RawCall(radarr)) {
            assertThat(call.send("GET", STATUS, List.of()).status()).isEqualTo(401);
        }
        assertThat(json(RawCall.get(radarr, STATUS)).get("errorMessage").asString())
                .isEqualTo("Radarr is starting up, please try again later");
    }

    @Test
    void html200IsThePageOfTheUserInterface() throws IOException {
        radarr.faults().next(1, FaultKind.HTML_200);

        var answer = RawCall.get(radarr, LIST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/html");
        assertThat(answer.text()).startsWith("<!DOCTYPE html>").contains("<title>Radarr</title>");
    }

    @Test
    void theStatusOfAnotherAppNamesAnother() throws IOException {
        radarr.faults().next(1, FaultKind.OTHER_APP);

        assertThat(json(RawCall.get(radarr, STATUS)).get("appName").asString()).isEqualTo("Sonarr");
        assertThat(json(RawCall.get(radarr, STATUS)).get("appName").asString()).isEqualTo("Radarr");
    }

    @Test
    void anEmptyListIsAProperList() throws IOException {
        radarr.faults().next(1, FaultKind.EMPTY_LIST);

        var answer = RawCall.get(radarr, LIST);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("[]");
    }

    @Test
    void halfAListIsAProperList() throws IOException {
        radarr.faults().next(1, FaultKind.HALF_LIST);

        var answer = RawCall.get(radarr, LIST);

        assertThat(answer.whole()).isTrue();
        assertThat(json(answer).size()).isEqualTo(30);
    }

    @Test
    void aCutBodyEndsInItsMiddleAndTheConnectionWithIt() throws IOException {
        radarr.faults().next(2, FaultKind.CUT_BODY);

        assertCut(RawCall.get(radarr, LIST), false);
        assertCut(RawCall.get(radarr, STATUS), false);
    }

    @Test
    void aCleanCutLooksCompleteToHttp() throws IOException {
        radarr.faults().next(3, FaultKind.CLEAN_CUT);

        assertCut(RawCall.get(radarr, LIST), true);
        assertCut(RawCall.get(radarr, "/api/v3/movie/1"), true);
        assertCut(RawCall.get(radarr, STATUS), true);
    }

    @Test
    void aCleanCutIsOnePackedAnswerThatUnpacksWithoutComplaint() throws IOException {
        radarr.faults().next(1, FaultKind.CLEAN_CUT);

        var answer = zipped(LIST);

        assertThat(answer.header("Content-Encoding")).contains("gzip");
        assertCut(answer, true);
    }

    @Test
    void aCutPackedBodyCannotBeUnpackedToItsEnd() throws IOException {
        radarr.faults().next(1, FaultKind.CUT_BODY);

        var answer = zipped(LIST);

        assertThat(answer.whole()).isFalse();
        assertThatExceptionOfType(IOException.class).isThrownBy(answer::text);
    }

    @Test
    void evenAnEmptyLibraryCanBeCut() throws IOException {
        try (var empty = SimulatedArr.radarr().titles(0).start()) {
            empty.faults().next(1, FaultKind.CLEAN_CUT);

            assertThat(RawCall.get(empty, LIST).text()).isEqualTo("[");
        }
    }

    @Test
    void anUnreadableItemStillTellsWhichItIs() throws IOException {
        radarr.faults().next(1, FaultKind.UNREADABLE_ITEM);

        var list = json(RawCall.get(radarr, LIST));

        assertThat(list.size()).isEqualTo(60);
        assertThat(list.get(30).get("title").isArray()).isTrue();
        assertThat(list.get(30).get("id").asInt()).isEqualTo(31);
        assertThat(list.get(30).get("tmdbId").asInt()).isEqualTo(externalIdAt(30));
    }

    @Test
    void anItemWithoutIdDoesNotTellWhichItIs() throws IOException {
        radarr.faults().next(1, FaultKind.ITEM_WITHOUT_ID);

        var list = json(RawCall.get(radarr, LIST));

        assertThat(list.size()).isEqualTo(60);
        assertThat(list.get(30).get("id").isNumber()).isFalse();
        assertThat(list.get(30).get("tmdbId").isNumber()).isFalse();
    }

    @Test
    void oneItemCanBeUnreadableToo() throws IOException {
        radarr.faults().next(1, FaultKind.UNREADABLE_ITEM, Endpoint.ITEM);

        var item = json(RawCall.get(radarr, "/api/v3/movie/5"));

        assertThat(item.get("title").isArray()).isTrue();
        assertThat(item.get("id").asInt()).isEqualTo(5);
    }

    @Test
    void duplicateIdsMakeTheListLonger() throws IOException {
        radarr.faults().next(1, FaultKind.DUPLICATE_IDS);

        var ids = json(RawCall.get(radarr, LIST))
                .valueStream()
                .map(title -> title.get("tmdbId").asInt())
                .toList();

        assertThat(ids).hasSize(61);
        assertThat(ids.stream().distinct()).hasSize(60);
    }

    @Test
    void aSlowFirstByteIsFollowedByARightAnswer() throws IOException {
        radarr.faults()
                .add(Fault.of(FaultKind.SLOW_FIRST_BYTE)
                        .taking(Duration.ofMillis(300))
                        .times(1));

        var before = System.nanoTime();
        var answer = RawCall.get(radarr, LIST);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(json(answer).size()).isEqualTo(60);
    }

    @Test
    void aSlowBodyTrickles() throws IOException {
        radarr.faults()
                .add(Fault.of(FaultKind.SLOW_BODY).atBytesPerSecond(2_000).times(1));

        var before = System.nanoTime();
        var answer = RawCall.get(radarr, STATUS);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(json(answer).get("appName").asString()).isEqualTo("Radarr");
    }

    @Test
    void aSlownessJoinsAnotherFault() throws IOException {
        radarr.faults()
                .next(1, FaultKind.ERROR_500)
                .add(Fault.of(FaultKind.SLOW_FIRST_BYTE)
                        .taking(Duration.ofMillis(200))
                        .times(1));

        var before = System.nanoTime();
        var answer = RawCall.get(radarr, LIST);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(answer.status()).isEqualTo(500);
    }

    @Test
    void aHangLastsUntilTheCallerHangsUp() throws Exception {
        radarr.faults().next(1, FaultKind.HANG);

        try (var call = new RawCall(radarr)) {
            var waiting = Thread.ofVirtual().start(() -> {
                try {
                    call.send("GET", LIST, List.of());
                } catch (IOException hungUp) {
                    // That is what this test does to it.
                }
            });
            await().until(() -> radarr.calls().underWay() == 1);
            assertThat(waiting.isAlive()).isTrue();
        }

        await().until(() -> radarr.calls().underWay() == 0);
    }

    @Test
    void closingEndsAHang() throws Exception {
        radarr.faults().next(1, FaultKind.HANG);
        var answered = new CompletableFuture<Boolean>();
        Thread.ofVirtual().start(() -> {
            try {
                RawCall.get(radarr, LIST);
                answered.complete(true);
            } catch (IOException cutOff) {
                answered.complete(false);
            }
        });
        await().until(() -> radarr.calls().underWay() == 1);

        radarr.close();

        assertThat(answered.get(10, TimeUnit.SECONDS)).isFalse();
    }

    @Test
    void aResetIsNoAnswerAtAll() {
        radarr.faults().next(1, FaultKind.RESET);

        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(() -> RawCall.get(radarr, LIST))
                .withMessageContaining("reset");
    }

    @Test
    void whoIsAwayIsNotReachedAndComesBackAsHeWas() throws IOException {
        radarr.goAway();

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> RawCall.get(radarr, LIST));

        radarr.comeBack();

        assertThat(json(RawCall.get(radarr, LIST)).size()).isEqualTo(60);
    }

    private static void assertCut(RawCall.Answer answer, boolean whole) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.whole()).isEqualTo(whole);
        assertThat(answer.text()).isNotEmpty();
        assertThatExceptionOfType(UnexpectedEndOfInputException.class).isThrownBy(() -> json(answer));
    }

    private RawCall.Answer zipped(String target) throws IOException {
        try (var call = new RawCall(radarr)) {
            return call.send(
                    "GET", target, List.of(Map.entry("X-Api-Key", RawCall.KEY), Map.entry("Accept-Encoding", "gzip")));
        }
    }

    private int externalIdAt(int position) {
        return radarr.library().snapshot().externalId(position);
    }

    private List<Integer> statusesOf(int calls, String target) throws IOException {
        var statuses = new ArrayList<Integer>();
        for (var i = 0; i < calls; i++) {
            statuses.add(RawCall.get(radarr, target).status());
        }
        return statuses;
    }

    private static List<String> names(RawCall.Answer answer) {
        return answer.headers().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode json(RawCall.Answer answer) throws IOException {
        return Recording.MAPPER.readTree(answer.text());
    }
}
