package io.arrgus.system.guarantees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.Fault;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.system.ArrgusStack;
import io.arrgus.system.Truth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

/** Guarantee 1: nothing is removed falsely. That no fault removes anything stands in the table of faults. */
class NoFalseRemovalTest {

    private static final int MOVIES = 1_000;
    private static final int HALF = 500;

    private final SimulatedArr radarr =
            SimulatedArr.radarr().titles(MOVIES).seed(11).start();
    private final ArrgusStack arrgus = ArrgusStack.started();
    private String movies = "";

    @BeforeEach
    void connect() {
        movies = arrgus.connected("Movies", radarr, "RADARR");
    }

    @AfterEach
    void stop() throws Exception {
        arrgus.close();
        radarr.close();
    }

    @Test
    void halfAListRemovesNothingAndHoldsExactlyWhatIsMissing() {
        var run = halfAList();

        assertThat(ArrgusStack.outcome(run)).isEqualTo("HELD");
        assertThat(run.at("/counts/held").asInt()).isEqualTo(HALF);
        assertThat(arrgus.media(movies)).hasSize(MOVIES);
        assertThat(heldIds()).hasSize(HALF);
        assertThat(arrgus.atRest(movies).get("state").asString()).isEqualTo("DEGRADED");
    }

    @Test
    void aPersonAllowsSomeAndExactlyThoseGoWithTheNextRun() {
        halfAList();
        var allowed = new TreeSet<>(heldIds().stream().limit(120).toList());

        approve(Map.of("externalIds", allowed));
        await().atMost(ArrgusStack.PATIENCE)
                .until(() -> arrgus.connection(movies).get("runs").isEmpty()
                        && arrgus.media(movies).size() < MOVIES);

        var left = arrgus.media(movies).keySet();
        assertThat(left).hasSize(MOVIES - allowed.size()).doesNotContainAnyElementsOf(allowed);
        assertThat(arrgus.runs(movies).getFirst().get("trigger").asString()).isEqualTo("approved");
        assertThat(heldIds()).hasSize(HALF - allowed.size()).doesNotContainAnyElementsOf(allowed);
    }

    @Test
    void whatWasDismissedStaysQuietUntilOtherTitlesAreMissing() {
        halfAList();

        dismiss();
        arrgus.sync(movies);
        var stillQuiet = hold().get("state").asString();
        radarr.library().remove(List.of(lastListedArrId()));
        arrgus.sync(movies);

        assertThat(stillQuiet).isEqualTo("DISMISSED");
        assertThat(hold().get("state").asString()).isEqualTo("OPEN");
        assertThat(arrgus.media(movies)).hasSize(MOVIES);
    }

    @Test
    void aHoldIsGoneWhenItsTitlesAreBackAndApprovalsOfItRemoveNothing() {
        halfAList();
        radarr.faults().clear();

        approve(Map.of("externalIds", heldIds()));
        await().atMost(ArrgusStack.PATIENCE)
                .until(() -> arrgus.connection(movies).get("runs").isEmpty() && holds().isEmpty());

        assertThat(Truth.stored(arrgus.media(movies))).isEqualTo(Truth.of(radarr));
        assertThat(arrgus.runs(movies).getFirst().at("/counts/removed").asInt()).isZero();
    }

    @Test
    void anEmptyListRemovesNothing() {
        radarr.faults().add(Fault.of(FaultKind.EMPTY_LIST));

        var run = arrgus.sync(movies);

        assertThat(ArrgusStack.outcome(run)).isEqualTo("HELD");
        assertThat(arrgus.media(movies)).hasSize(MOVIES);
    }

    /** As an Arr does whose metadata service answers 404: it deletes its titles and tells of each. */
    @Test
    void deletionsThatAreAnnouncedOneByOneCountTowardsTheSameFuse() {
        var gone = radarr.library().arrIds().subList(0, 80);
        radarr.library().remove(gone);

        for (var arrId : gone) {
            arrgus.sync(movies, arrId);
        }

        assertThat(arrgus.media(movies)).hasSize(MOVIES - MOVIES / 20);
        assertThat(heldIds()).hasSize(gone.size() - MOVIES / 20);
    }

    @Test
    void aConnectionMayHaveAFuseOfItsOwn() {
        arrgus.patch(movies, "fuse", Map.of("titles", 2, "percent", 0));
        radarr.library().remove(3);

        var held = arrgus.sync(movies);
        arrgus.patch(movies, "fuse", Map.of("titles", 3, "percent", 0));
        var removed = arrgus.sync(movies);

        assertThat(ArrgusStack.outcome(held)).isEqualTo("HELD");
        assertThat(removed.at("/counts/removed").asInt()).isEqualTo(3);
    }

    private JsonNode halfAList() {
        radarr.faults().add(Fault.of(FaultKind.HALF_LIST).on(Endpoint.LIST));
        return arrgus.sync(movies);
    }

    private int lastListedArrId() {
        return radarr.library().arrIds().getFirst();
    }

    private List<JsonNode> holds() {
        var page = arrgus.storeApi().get().uri("/holds").retrieve().body(JsonNode.class);
        return page.get("items").valueStream().toList();
    }

    private JsonNode hold() {
        return arrgus.storeApi().get().uri("/holds/{id}", movies).retrieve().body(JsonNode.class);
    }

    /** All pages. */
    private Set<String> heldIds() {
        var ids = new HashSet<String>();
        var cursor = "";
        do {
            var page = arrgus.storeApi()
                    .get()
                    .uri("/holds/{id}?limit=200" + (cursor.isEmpty() ? "" : "&cursor=" + cursor), movies)
                    .retrieve()
                    .body(JsonNode.class);
            page.get("titles").forEach(it -> ids.add(it.get("externalId").asString()));
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return ids;
    }

    private void approve(Map<String, Object> what) {
        arrgus.storeApi()
                .post()
                .uri("/holds/{id}/approve", movies)
                .contentType(MediaType.APPLICATION_JSON)
                .body(what)
                .retrieve()
                .toBodilessEntity();
    }

    private void dismiss() {
        arrgus.storeApi().post().uri("/holds/{id}/dismiss", movies).retrieve().toBodilessEntity();
    }
}
