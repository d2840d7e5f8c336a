package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ControlTest {
    private final SimulatedArr sonarr =
            SimulatedArr.sonarr().titles(40).urlBase("sonarr/").start();

    @AfterEach
    void stop() {
        sonarr.close();
    }

    @Test
    void itTellsWhatIsThere() throws IOException {
        var summary = json("GET", "/control");

        assertThat(summary.get("app").asString()).isEqualTo("Sonarr");
        assertThat(summary.get("url").asString()).isEqualTo(sonarr.url()).endsWith("/sonarr");
        assertThat(summary.get("titles").asInt()).isEqualTo(40);
    }

    @Test
    void theTruthIsWhatTheLibraryHoldsALinePerTitle() throws IOException {
        sonarr.library().change(10);
        sonarr.faults().always(FaultKind.EMPTY_LIST);

        var truth = text("GET", "/control/truth").lines().map(Recording.MAPPER::readTree);

        assertThat(truth.map(line -> Map.entry(line.get("arrId").asInt(), line.get("title"))))
                .containsExactlyElementsOf(sonarr.truth()
                        .map(title -> Map.entry(title.arrId(), (JsonNode) title.json()))
                        .toList());
    }

    @Test
    void theLibraryIsChanged() throws IOException {
        assertThat(json("POST", "/control/library/add?count=3").get("titles").asInt())
                .isEqualTo(43);
        assertThat(json("POST", "/control/library/remove?ids=4,5").toString())
                .isEqualTo("{\"titles\":41,\"arrIds\":[4,5]}");
        assertThat(json("POST", "/control/library/addAgain?count=1").toString())
                .isEqualTo("{\"titles\":42,\"arrIds\":[44]}");

        var before = revisionOf(7);
        assertThat(json("POST", "/control/library/change?ids=7").get("arrIds").size())
                .isEqualTo(1);
        assertThat(revisionOf(7)).isNotEqualTo(before);

        assertThat(json("POST", "/control/library/change?count=6").get("arrIds").size())
                .isEqualTo(6);
        assertThat(json("POST", "/control/library/refresh").get("titles").asInt())
                .isEqualTo(42);
    }

    @Test
    void faultsAreSetAndCleared() throws IOException {
        json("POST", "/control/faults?name=cutBody&times=2&on=list,item");
        json("POST", "/control/faults?name=slowFirstByte&delay=500ms");

        assertThat(sonarr.faults().waiting())
                .containsExactly(
                        Fault.of(FaultKind.CUT_BODY).times(2).on(Endpoint.LIST, Endpoint.ITEM),
                        Fault.of(FaultKind.SLOW_FIRST_BYTE).taking(Duration.ofMillis(500)));
        assertThat(json("GET", "/control/faults").at("/faults/0").toString())
                .isEqualTo("{\"name\":\"cutBody\",\"on\":[\"list\",\"item\"],\"times\":2}");

        json("DELETE", "/control/faults?name=cutBody");
        assertThat(sonarr.faults().waiting()).hasSize(1);

        json("DELETE", "/control/faults");
        assertThat(sonarr.faults().waiting()).isEmpty();
    }

    @Test
    void aMistakeIsExplained() throws IOException {
        assertThat(json("POST", "/control/faults?name=flood").get("error").asString())
                .startsWith("\"flood\" is none of unauthorized, reset, hang, ");
        assertThat(json("POST", "/control/faults?name=emptyList&on=status")
                        .get("error")
                        .asString())
                .isEqualTo("emptyList can happen only on [LIST]");
        assertThat(json("POST", "/control/library/add?count=some").get("error").asString())
                .isEqualTo("\"some\" is no number");
        assertThat(json("GET", "/control/library/add").get("error").asString())
                .isEqualTo("There is no GET /control/library/add");
    }

    @Test
    void everyCommandThatHelpNamesExists() throws IOException {
        var commands = text("GET", "/control/help")
                .lines()
                .filter(line -> line.contains(" /control"))
                .map(line -> line.split(" +"))
                .map(words -> Map.entry(words[0], words[1]))
                .toList();

        assertThat(commands).hasSizeGreaterThan(12);
        for (var command : commands) {
            if (!command.getValue().contains("restart")) {
                assertThat(text(command.getKey(), command.getValue())).doesNotContain("There is no");
                sonarr.faults().clear();
            }
        }
    }

    @Test
    void helpExplainsEveryFault() throws IOException {
        var help = text("GET", "/control/help");

        assertThat(FaultKind.values())
                .allSatisfy(kind -> assertThat(help).containsPattern("\n" + Names.of(kind) + " +\\S"));
    }

    @Test
    void callsAreCounted() throws IOException {
        RawCall.get(sonarr, "/sonarr/api/v3/series");
        RawCall.get(sonarr, "/sonarr/api/v3/series/1");
        RawCall.get(sonarr, "/sonarr/api/v3/series?tvdbId=5");
        RawCall.get(sonarr, "/sonarr/api/v3/system/status");
        RawCall.get(sonarr, "/sonarr/nowhere");

        var calls = json("GET", "/control/calls").get("calls");

        assertThat(calls.toString())
                .isEqualTo(
                        "{\"status\":1,\"list\":1,\"item\":2,\"rootFolders\":0,\"history\":0,\"queue\":0,\"writes\":0,\"other\":1,\"underWay\":0,"
                                + "\"mostAtOnce\":1,\"mostListsAtOnce\":1}");
        assertThat(json("DELETE", "/control/calls").at("/calls/item").asInt()).isZero();
    }

    @Test
    void aRestartClosesThePortForAWhile() throws IOException {
        json("POST", "/control/restart?closed=600ms");

        await().until(() -> !isReached());
        await().until(this::isReached);
        assertThat(json("GET", "/control").get("titles").asInt()).isEqualTo(40);
    }

    private boolean isReached() throws IOException {
        try {
            RawCall.get(sonarr, "/sonarr/ping");
            return true;
        } catch (ConnectException closed) {
            return false;
        }
    }

    private String revisionOf(int arrId) {
        return sonarr.truth()
                .filter(title -> title.arrId() == arrId)
                .map(TrueTitle::json)
                .map(Object::toString)
                .collect(Collectors.joining());
    }

    private JsonNode json(String method, String target) throws IOException {
        return Recording.MAPPER.readTree(text(method, target));
    }

    private String text(String method, String target) throws IOException {
        try (var call = new RawCall(sonarr)) {
            return call.send(method, target, List.of()).text();
        }
    }
}
