package io.arrgus.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.simulator.RawCall.Answer;
import io.arrgus.simulator.library.Product;
import io.arrgus.simulator.library.TrueTitle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Asks what real instances were asked, and compares the answers. What is not named here is not claimed. */
class RecordedAnswersTest {
    private static final List<String> RADARR =
            """
            accept-406-movie accept-app-plus-json accept-browser accept-star accept-text-json accept-xml-404
            api-root auth-api-root-no-key auth-bearer-wrong auth-bearer auth-empty-header-right-bearer auth-head-no-key
            auth-key-query-upper-name auth-key-query auth-key-trailing-space auth-key-uppercase auth-no-key-origin
            auth-no-key auth-options-preflight auth-post-no-key auth-right-query-wrong-header auth-two-query-keys
            auth-wrong-header-right-bearer auth-wrong-key-header auth-wrong-query-right-header auth-wrong-query
            auth-xrequestedwith-no-key compress-10k-identity compress-10k-zstd
            err-405-delete-status err-405-patch err-405-post-movieid err-406-html err-406-xml err-api-slash
            err-delete-abc err-delete-no-id err-movie-abc err-movie-id-0 err-movie-id-neg err-movie-id-overflow
            err-movie-unknown-id err-unknown-path-no-key err-unknown-path err-unknown-version err-unversioned-movie
            movie-1 movie-3 movie-by-bad-tmdbid movie-by-tmdbid movie-by-unknown-tmdbid movie-list-50
            movie-list-excludeLocalCovers movie-list-unknown-params
            nobase-external-enabled-accept-json nobase-external-enabled-api-no-key nobase-external-enabled-api-nokey
            nobase-external-enabled-api nobase-external-enabled-dot nobase-external-enabled-gzip
            nobase-external-enabled-head nobase-external-enabled-post nobase-external-enabled-root
            nobase-external-enabled-xff-public nobase-external-enabled-xrw
            nobase-forms-enabled-api-nokey nobase-forms-enabled-api nobase-forms-enabled-dot
            nobase-forms-enabled-doubleslash nobase-forms-enabled-gzip nobase-forms-enabled-head
            nobase-forms-enabled-post nobase-forms-enabled-root nobase-forms-enabled-xrw
            nobase-forms-local-accept-json nobase-forms-local-api-no-key nobase-forms-local-api-nokey
            nobase-forms-local-api nobase-forms-local-dot nobase-forms-local-doubleslash nobase-forms-local-gzip
            nobase-forms-local-head nobase-forms-local-post nobase-forms-local-root nobase-forms-local-xff-public
            nobase-forms-local-xrw
            nobase-none-enabled-accept-json nobase-none-enabled-api-no-key nobase-none-enabled-api
            nobase-none-enabled-dot nobase-none-enabled-doubleslash nobase-none-enabled-head nobase-none-enabled-post
            nobase-none-enabled-root nobase-none-enabled-xff-public
            path-base-not-configured-dot path-base-not-configured path-double-slash path-inner-double-slash
            path-trailing-slash path-uppercase ping-head ping
            starting-503-api-gzip starting-503-api starting-503-no-key starting-503-ping-head starting-503-ping
            starting-503-post-command starting-503-unknown-path starting-503-wrong-key starting-after
            starting-s40k-api_v3_system_status-nokey-401
            system-status-head system-status ui-any ui-root ui-login ui-login-gzip
            urlbase-set-base-double-slash urlbase-set-double-base urlbase-set-double-slash urlbase-set-forwarded-prefix
            urlbase-set-head-ping-no-base urlbase-set-movie-image-url urlbase-set-no-base-no-key
            urlbase-set-no-base-query-key urlbase-set-no-base-with-key urlbase-set-other-base-no-key
            urlbase-set-other-base urlbase-set-ping-no-base urlbase-set-ping-with-base urlbase-set-post-no-base
            urlbase-set-prefix-lookalike urlbase-set-root-trailing urlbase-set-unknown-path-no-base
            urlbase-set-with-base-no-key urlbase-set-with-base-system-status urlbase-set-with-base-upper
            urlbase-set-with-base-xfwd urlbase-set-with-base
            dblock/exclusive-get-movie dblock/exclusive-get-movie-3 dblock/exclusive-get-status dblock/exclusive-ping
            """.lines().flatMap(line -> Stream.of(line.split(" "))).toList();

    private static final List<String> SONARR =
            """
            api-info-slash api-info auth-api-nokey auth-authorization-raw auth-bad-feed auth-basic-api-nokey auth-basic
            auth-bearer-lower auth-bearer-wrong auth-bearer auth-calendar-feed-nokey auth-emptyheader-rightbearer
            auth-emptyquery-rightheader auth-external-api-nokey auth-forms-api-nokey auth-forms-localbypass-api-nokey
            auth-header-spaces auth-header auth-nokey-xhr auth-nokey auth-post-nokey auth-query-case auth-query
            auth-rightquery-wrongheader auth-wrong-header auth-wrong-uppercase auth-wrongheader-rightbearer
            auth-wrongquery-rightheader
            comp-br-xfproto-https comp-deflate comp-gzip-404 comp-gzip-q0 comp-gzip-small comp-gzip comp-identity
            comp-ifnonematch comp-zstd get-deleted-series
            lock-get-series-id lock-get-status lock-ping ping-get ping-head
            urlbase-set-forms-double urlbase-set-forms-missing urlbase-set-forms-other urlbase-set-head
            urlbase-set-missing-nokey urlbase-set-missing-post urlbase-set-missing-query urlbase-set-missing
            urlbase-set-ok urlbase-set-ping-missing urlbase-set-ping urlbase-set-prefixonly urlbase-set-put
            urlbase-set-status urlbase-set-trailing urlbase-set-upper
            urlbase-unset-basic-api-only urlbase-unset-basic-dot urlbase-unset-basic-dslash urlbase-unset-basic-head
            urlbase-unset-basic-list-xhr urlbase-unset-basic-list urlbase-unset-basic-login urlbase-unset-basic-ping
            urlbase-unset-basic-post urlbase-unset-basic-put
            urlbase-unset-external-api-only urlbase-unset-external-dot urlbase-unset-external-dslash
            urlbase-unset-external-list-xhr urlbase-unset-external-list urlbase-unset-external-login
            urlbase-unset-external-ping urlbase-unset-external-post urlbase-unset-external-put
            urlbase-unset-external-root
            urlbase-unset-forms-api-only urlbase-unset-forms-dot urlbase-unset-forms-list
            urlbase-unset-forms-localbypass-api-only urlbase-unset-forms-localbypass-dot
            urlbase-unset-forms-localbypass-dslash urlbase-unset-forms-localbypass-head
            urlbase-unset-forms-localbypass-list-xhr urlbase-unset-forms-localbypass-list
            urlbase-unset-forms-localbypass-login urlbase-unset-forms-localbypass-ping
            urlbase-unset-forms-localbypass-post urlbase-unset-forms-localbypass-root urlbase-unset-forms-login
            urlbase-unset-forms-ping urlbase-unset-forms-put urlbase-unset-forms-root
            urlbase-unset-none-dot urlbase-unset-none-dslash urlbase-unset-none-head urlbase-unset-none-list-xhr
            urlbase-unset-none-login urlbase-unset-none-ping urlbase-unset-none-post urlbase-unset-none-put
            urlbase-unset-none-root
            v3-405-head-series v3-405-post-status v3-406-404-xml v3-406-status-xml v3-406-xml v3-accept-any
            v3-accept-textjson v3-accept-vendor v3-accept-xml-or-any v3-get-cors v3-no-accept v3-options-series
            v3-rootfolder v3-series-0 v3-series-1 v3-series-6-added-null v3-series-7-upcoming v3-series-8-no-seasons
            v3-series-999 v3-series-abc v3-series-list-50 v3-series-neg v3-series-overflow v3-series-tvdbId-abc
            v3-series-tvdbId-hit v3-series-tvdbId-miss v3-system-status v3-trailing-slash v3-unknown-params v3-upper-case
            """.lines().flatMap(line -> Stream.of(line.split(" "))).toList();

    private static final Map<String, FaultKind> PROXIES = Map.of(
            "nginx-down", FaultKind.BAD_GATEWAY_502,
            "nginx-restart-window", FaultKind.BAD_GATEWAY_502,
            "nginx-timeout", FaultKind.GATEWAY_TIMEOUT_504,
            "nginx-forward-auth-302", FaultKind.REDIRECT_302,
            "haproxy-down", FaultKind.UNAVAILABLE_503,
            "haproxy-no-server", FaultKind.UNAVAILABLE_503);

    /** They say when, how long or what version; that cannot be the same. */
    private static final Set<String> OF_THE_DAY = Set.of("Date", "Last-Modified", "X-Application-Version");

    /** What the recorded fifty happen not to have: a member of a later version, and alternate titles of a series. */
    private static final Set<String> OURS_ALONE = Set.of("[].accolades", "[].alternateTitles[]");

    /** What all of the recorded fifty happen to have, and older or emptier instances do not. */
    private static final Set<String> NOT_ALWAYS = Set.of("[].hasFile", "[].overview", "[].statistics");

    @BeforeAll
    static void theRecordingsAreThere() {
        Recording.areNeeded();
    }

    static Stream<String> radarrCases() {
        return RADARR.stream().map("radarr/"::concat);
    }

    static Stream<String> sonarrCases() {
        return SONARR.stream().map("sonarr/"::concat);
    }

    static Stream<String> proxyCases() {
        return PROXIES.keySet().stream().map("proxies/"::concat);
    }

    @ParameterizedTest
    @MethodSource({"radarrCases", "sonarrCases"})
    void theAnswerIsWhatARealInstanceGave(String name) throws IOException {
        var recording = Recording.of(name);

        try (var arr = asRecorded(name)) {
            var answer = ask(arr, recording);

            assertThat(answer.whole()).isTrue();
            assertThat(answer.status()).isEqualTo(recording.status());
            assertThat(fixed(answer.headers())).isEqualTo(fixed(recording.headers()));
            assertBodiesAgree(answer, recording, name);
        }
    }

    @ParameterizedTest
    @MethodSource("proxyCases")
    void theAnswerIsWhatARealProxyGave(String name) throws IOException {
        var recording = Recording.of(name);

        try (var arr = SimulatedArr.radarr().start()) {
            arr.faults().next(1, PROXIES.get(name.substring("proxies/".length())));
            var answer = ask(arr, recording);

            assertThat(answer.status()).isEqualTo(recording.status());
            assertThat(fixed(answer.headers())).isEqualTo(fixed(recording.headers()));
            assertThat(answer.text()).isEqualTo(recording.body());
        }
    }

    private static SimulatedArr asRecorded(String name) {
        var radarr = name.startsWith("radarr/");
        var arr = (radarr ? SimulatedArr.radarr() : SimulatedArr.sonarr())
                .titles(300)
                .apiKey(radarr ? RawCall.KEY : "fedcba9876543210fedcba9876543210")
                .authentication(authentication(name, radarr))
                .urlBase(name.contains("/urlbase-set") ? (radarr ? "/radarr" : "/sonarr") : "")
                .start();
        if (name.contains("/starting-503")) {
            arr.faults().always(FaultKind.STARTING_503);
        }
        return arr;
    }

    private static Authentication authentication(String name, boolean radarr) {
        if (name.contains("-forms-local")) {
            return Authentication.FORMS_EXCEPT_LOCAL;
        }
        return Stream.of(Authentication.values())
                .filter(mode -> name.contains("-" + Names.of(mode) + "-"))
                .findFirst()
                .orElse(radarr ? Authentication.FORMS : Authentication.EXTERNAL);
    }

    /** The same request; only that other titles than the recorded ones are here. */
    private static Answer ask(SimulatedArr arr, Recording recording) throws IOException {
        var target = recording.target();
        if (target.contains("=90000")) {
            target = target.replaceFirst("=90000[0-9]+", "=" + first(arr).externalId());
        }
        if (target.endsWith("/series/3")) {
            target = target.replace("/series/3", "/series/33333");
        }
        if (target.endsWith("/series/8")) {
            target = target.replace(
                    "/series/8", "/series/" + withoutEpisodes(arr).arrId());
        }
        var headers = new ArrayList<>(recording.requestHeaders());
        headers.removeIf(header -> header.getKey().equals("Host"));
        headers.addFirst(Map.entry("Host", host(recording, arr.product())));
        // Bodies were not recorded with every request, and nothing here reads them.
        headers.removeIf(header -> header.getKey().equals("Content-Length"));
        try (var call = new RawCall(arr)) {
            return call.send(recording.method(), target, headers);
        }
    }

    private static String host(Recording recording, Product product) {
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

    /** All headers in their order, with those values that are always the same. */
    private static List<String> fixed(List<Map.Entry<String, String>> headers) {
        return headers.stream()
                .map(header -> OF_THE_DAY.contains(header.getKey()) || isSomeLength(header)
                        ? header.getKey()
                        : header.getKey() + ": " + header.getValue())
                .map(header -> header.replaceFirst("=90000[0-9]+|=1[0-9]{3}(?=&)", "=ID"))
                .toList();
    }

    private static boolean isSomeLength(Map.Entry<String, String> header) {
        return header.getKey().equals("Content-Length") && !header.getValue().equals("0");
    }

    private static void assertBodiesAgree(Answer answer, Recording recording, String name) throws IOException {
        var recorded = recording.body();
        if (recorded.startsWith("{") || recorded.startsWith("[")) {
            assertShapesAgree(answer.text(), recorded, name);
        } else if (recorded.startsWith("<!DOCTYPE html>")) {
            assertThat(answer.text()).startsWith("<!DOCTYPE html>\n<html lang=\"en\">\n");
        } else if (!recorded.isEmpty()) {
            assertThat(answer.text()).isEqualTo(recorded);
        } else if (answer.header("Transfer-Encoding").isEmpty()) {
            assertThat(answer.octets()).isEmpty();
        }
    }

    private static void assertShapesAgree(String text, String recorded, String name) throws IOException {
        // One title lacks a lot, and some long bodies were recorded in part: what there may be, only a whole list
        // tells.
        var titles = recorded.contains("\"sortTitle\"");
        var single = text.startsWith("{") && titles;
        var ours = Shape.of(Recording.MAPPER.readTree(single ? "[" + text + "]" : text));
        var theirs = Shape.of(Recording.MAPPER.readTree(titles ? listOf(name) : recorded));

        assertThat(text).startsWith(recorded.substring(0, Math.min(4, recorded.length())));
        assertThat(ours.ordersOtherThanIn(theirs)).isEmpty();
        assertThat(without(OURS_ALONE, ours.types().keySet()))
                .isSubsetOf(theirs.types().keySet());
        ours.types()
                .forEach((path, types) -> assertThat(theirs.types().getOrDefault(path, types))
                        .as(path)
                        .containsAll(types));
        assertThat(without(NOT_ALWAYS, ours.lacking(theirs))).isEmpty();
    }

    private static String listOf(String name) throws IOException {
        if (name.endsWith("-excludeLocalCovers")) {
            return Recording.of(name).body();
        }
        return Recording.of(name.startsWith("radarr/") ? "radarr/movie-list-50" : "sonarr/v3-series-list-50")
                .body();
    }

    private static List<String> without(Set<String> prefixes, Set<String> paths) {
        return paths.stream()
                .filter(path -> prefixes.stream().noneMatch(path::startsWith))
                .toList();
    }
}
