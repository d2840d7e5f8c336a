package io.arrgus.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.arrgus.model.connection.ApiKey;
import io.arrgus.model.connection.ArrType;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.PathMapping;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class ArrgusCommandTest {

    @TempDir
    Path folder;

    @Test
    void withoutAnyFlagItIsTheDemonstration() {
        var plan = plan(Map.of());

        assertThat(plan.demo()).isTrue();
        assertThat(plan.port()).isEqualTo(8484);
        assertThat(plan.portIsWished()).isFalse();
        assertThat(plan.every()).isEqualTo(Duration.ofHours(1));
        assertThat(plan.once()).isFalse();
    }

    @Test
    void everyInstanceHasItsOwnFlags() throws Exception {
        var key = Files.writeString(folder.resolve("radarr.key"), "aaaa\n");

        var plan = plan(
                Map.of(),
                "--radarr",
                "http://nas:7878/radarr/",
                "--key-file",
                key.toString(),
                "--name",
                "4K",
                "--monitor",
                "sync",
                "--map",
                "/movies=/media/4k",
                "--sonarr",
                "https://tv.example.org",
                "--key",
                "bbbb");

        assertThat(plan.connections())
                .containsExactly(
                        new WantedConnection(
                                "4K",
                                ArrType.RADARR,
                                URI.create("http://nas:7878/radarr"),
                                new ApiKey("aaaa"),
                                MonitorType.SYNC,
                                List.of(new PathMapping("/movies", "/media/4k"))),
                        new WantedConnection(
                                "Sonarr",
                                ArrType.SONARR,
                                URI.create("https://tv.example.org"),
                                new ApiKey("bbbb"),
                                MonitorType.MISSING,
                                List.of()));
    }

    @Test
    void theSameFlagsMayDescribeSeveralOfOneKind() {
        var plan = plan(Map.of(), "--radarr", "http://a:1", "--key", "k", "--radarr", "http://b:1", "--key", "k");

        assertThat(plan.connections()).extracting(WantedConnection::name).containsExactly("Radarr", "Radarr 2");
    }

    @Test
    void instancesMayComeFromTheEnvironment() throws Exception {
        var key = Files.writeString(folder.resolve("second.key"), "bbbb");

        var plan = plan(Map.of(
                "ARRGUS_RADARR_URL", "http://a:7878",
                "ARRGUS_RADARR_API_KEY", "aaaa",
                "ARRGUS_RADARR_2_URL", "http://b:7878",
                "ARRGUS_RADARR_2_API_KEY_FILE", key.toString(),
                "ARRGUS_RADARR_2_NAME", "4K"));

        assertThat(plan.connections())
                .extracting(WantedConnection::name, WantedConnection::apiKey)
                .containsExactly(tuple("Radarr", new ApiKey("aaaa")), tuple("4K", new ApiKey("bbbb")));
    }

    @Test
    void aKeyMayComeFromTheEnvironmentWhereTheFlagsGiveNone() {
        var plan = plan(Map.of("ARRGUS_SONARR_API_KEY", "cccc"), "--sonarr", "http://a:8989");

        assertThat(plan.connections()).extracting(WantedConnection::apiKey).containsExactly(new ApiKey("cccc"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "--radarr http://a:7878 ; --radarr http://a:7878: its API key is missing",
                "--radarr nas:7878 --key k ; --radarr nas:7878: it reads like",
                "--radarr ftp://nas --key k ; --radarr ftp://nas: it reads like",
                "--radarr http://a:1 --key-file /nowhere/key ; --key-file /nowhere/key: the file cannot be read",
                "--radarr http://a:1 --key k --map /movies ; --map /movies: it reads FROM=TO",
                "--radarr http://a:1 --key k --name X --sonarr http://b:1 --key k --name x ; two connections cannot have one name",
                "--port 70000 ; --port 70000: a port is a number",
                "--every soon ; --every soon: a time of at least one minute",
                "--every 5s ; --every 5s: a time of at least one minute",
                "--rabbitmq-uri http://host ; --rabbitmq-uri or ARRGUS_RABBITMQ_URI",
                "--mongodb-uri http://host ; --mongodb-uri or ARRGUS_MONGODB_URI",
            })
    void whatCannotBeUsedIsToldInOneLineThatNamesTheSetting(String flags, String told) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> plan(Map.of(), flags.strip().split(" ")))
                .withMessageContaining(told.strip())
                .withMessageNotContaining("\n");
    }

    @Test
    void anUnknownFlagEndsWithStatusTwo() {
        assertThat(ArrgusCommand.run(new String[] {"--radar", "http://a"}, Map.of()))
                .isEqualTo(2);
    }

    @Test
    void helpEndsWithStatusZero() {
        assertThat(ArrgusCommand.run(new String[] {"--help"}, Map.of())).isZero();
    }

    @Test
    void aPlanDoesNotShowItsKeys() {
        var plan = plan(Map.of(), "--radarr", "http://a:1", "--key", "topsecret");

        assertThat(plan.toString() + plan.connections()).doesNotContain("topsecret");
    }

    private static Plan plan(Map<String, String> environment, String... flags) {
        var command = new ArrgusCommand();
        new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).parseArgs(flags);
        return command.plan(environment);
    }
}
