package io.arrgus.worker.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.message.SyncFetched;
import io.arrgus.model.message.SyncFetched.Result;
import io.arrgus.simulator.Endpoint;
import io.arrgus.simulator.FaultKind;
import io.arrgus.simulator.SimulatedArr;
import io.arrgus.worker.Given;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A simulated Arr, as the user of one has it: well, and with everything that may be wrong with it. */
class SimulatedArrTest {

    @TempDir
    Path spool;

    @Test
    void everyMovieOfALibraryIsSeen() {
        try (var radarr = SimulatedArr.radarr().titles(1_000).seed(7).start()) {
            var room = SyncRoom.in(spool);

            var end = room.run(Given.fullRequest(connection(ArrType.RADARR, radarr), null));

            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            assertThat(end.skipped()).isEmpty();
            assertThat(room.seen())
                    .extracting(MediaCreate::externalId)
                    .hasSize(1_000)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everySeriesOfALibraryIsSeen() {
        try (var sonarr = SimulatedArr.sonarr().titles(200).seed(7).start()) {
            var room = SyncRoom.in(spool);

            var end = room.run(Given.fullRequest(connection(ArrType.SONARR, sonarr), null));

            assertThat(end.result()).isEqualTo(Result.COMPLETE);
            assertThat(end.skipped()).isEmpty();
            assertThat(room.seen()).hasSize(200);
        }
    }

    @Test
    void aWrongKeyIsToldWithTheNameOfItsConnection() {
        try (var radarr = SimulatedArr.radarr().start()) {
            var room = SyncRoom.in(spool);

            var end = room.run(
                    Given.fullRequest(Given.connection(ArrType.RADARR, URI.create(radarr.url()), "wrong"), null));

            assertThat(end.failure().message()).isEqualTo("The Radarr of the attic refuses its API key.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, unauthorized",
        "RESET, reset",
        "BAD_GATEWAY_502, bad_gateway",
        "UNAVAILABLE_503, unavailable",
        "GATEWAY_TIMEOUT_504, gateway_timeout",
        "REDIRECT_302, redirected",
        "HTML_200, login_page",
        "STARTING_503, starting",
        "ERROR_500, server_error",
        "LOCKED_500, locked",
        "CUT_BODY, body_cut",
        "CLEAN_CUT, truncated"
    })
    void whatIsWrongWithALibraryIsToldAndNothingOfItCounts(FaultKind kind, String code) {
        try (var radarr = SimulatedArr.radarr().titles(500).start()) {
            radarr.faults().next(10, kind, Endpoint.LIST);
            var room = SyncRoom.in(spool);

            var end = room.run(Given.fullRequest(connection(ArrType.RADARR, radarr), null));

            assertThat(end.result()).isEqualTo(Result.FAILED);
            assertThat(end.failure().code()).isEqualTo(code);
            assertThat(room.batches).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DUPLICATE_IDS, COMPLETE, 2",
        "UNREADABLE_ITEM, COMPLETE, 1",
        "ITEM_WITHOUT_ID, PARTIAL, 1",
        "EMPTY_LIST, COMPLETE, 0",
        "HALF_LIST, COMPLETE, 0"
    })
    void whatIsStrangeInALibraryIsToldAndTheRestCounts(FaultKind kind, Result result, int skipped) {
        try (var radarr = SimulatedArr.radarr().titles(500).start()) {
            radarr.faults().next(1, kind, Endpoint.LIST);

            var end = SyncRoom.in(spool).run(Given.fullRequest(connection(ArrType.RADARR, radarr), null));

            assertThat(end)
                    .extracting(SyncFetched::result, it -> it.skipped().size())
                    .containsExactly(result, skipped);
        }
    }

    private static Connection connection(ArrType type, SimulatedArr arr) {
        return Given.connection(type, URI.create(arr.url()), arr.apiKey());
    }
}
