package io.arrgus.standalone.command;

import io.arrgus.standalone.console.Terminal;
import io.arrgus.standalone.firstsync.Session;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The command line. Ends with 0 when all went well, 1 when a sync failed, 2 when a flag or setting cannot be used. */
@Command(
        name = "arrgus",
        version = "Arrgus 0.1.0",
        sortOptions = false,
        usageHelpWidth = 92,
        synopsisHeading = "",
        customSynopsis = {
            "Usage: arrgus [--once] [--every TIME] [--port PORT] [--data DIR] …",
            "              [(--radarr URL | --sonarr URL) --key-file FILE [--name NAME] …]…"
        },
        description = {
            "",
            "Keeps one true, fresh, queryable copy of what your Radarr and Sonarr instances know.",
            "Without any flag it shows itself with two simulated instances.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./arrgus                          try it, nothing needed",
            "  ./arrgus --radarr http://nas:7878 --key-file radarr.key \\",
            "           --sonarr http://nas:8989 --key-file sonarr.key",
            "  ./arrgus --once --radarr http://nas:7878 --name 4K --key-file 4k.key",
            "",
            "Instances may also come from the environment: ARRGUS_RADARR_URL with",
            "ARRGUS_RADARR_API_KEY or ARRGUS_RADARR_API_KEY_FILE, ARRGUS_RADARR_2_URL, and so on.",
            "",
            "Ends with 0 when all went well, 1 when a sync failed, 2 when a setting is unusable."
        })
public final class ArrgusCommand {

    private static final int DEFAULT_PORT = 8484;

    @ArgGroup(exclusive = false, multiplicity = "0..*", heading = "An instance (repeat for more):%n")
    List<InstanceFlags> instances = new ArrayList<>();

    @ArgGroup(exclusive = false, heading = "%nRunning:%n")
    Running running = new Running();

    /** How to run. */
    static final class Running {
        @Option(names = "--once", description = "End after the first sync of every instance.")
        boolean once;

        @Option(
                names = "--every",
                paramLabel = "TIME",
                description = "Time between two syncs, such as 30m or 6h. Default: 60m.")
        @Nullable
        String every;

        @Option(
                names = "--port",
                paramLabel = "PORT",
                description = "Where the API answers. Default: 8484, or the next free one.")
        @Nullable
        Integer port;

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Where everything is kept. Default: arrgus-data, or ARRGUS_DATA.")
        @Nullable
        Path data;

        @Option(
                names = "--rabbitmq-uri",
                paramLabel = "URI",
                description = "A broker to use instead of the embedded one. Better: ARRGUS_RABBITMQ_URI.")
        @Nullable
        String rabbitmq;

        @Option(
                names = "--mongodb-uri",
                paramLabel = "URI",
                description = "A database to use instead of the embedded one. Better: ARRGUS_MONGODB_URI.")
        @Nullable
        String mongodb;

        @Option(
                names = "--demo-movies",
                paramLabel = "N",
                description = "Movies of the simulated Radarr. Default: 1000.")
        int demoMovies = 1000;

        @Option(
                names = "--demo-series",
                paramLabel = "N",
                description = "Series of the simulated Sonarr. Default: 200.")
        int demoSeries = 200;
    }

    @ArgGroup(heading = "%nMoving, instead of running:%n")
    @Nullable
    Moving moving;

    /** Where to carry what is known. */
    static final class Moving {
        @Option(
                names = "--copy-to",
                paramLabel = "URI",
                description = "Copy the embedded database to an empty one of yours, and end.")
        @Nullable
        String to;

        @Option(
                names = "--copy-from",
                paramLabel = "URI",
                description = "Copy a database of yours to the embedded one, which must be empty, and end.")
        @Nullable
        String from;
    }

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    /** Runs until it is done, or until the process is asked to end. Returns the exit status. */
    public static int run(String[] args, Map<String, String> environment) {
        var command = new ArrgusCommand();
        var line = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        try {
            line.parseArgs(args);
            if (CommandLine.printHelpIfRequested(line.getParseResult())) {
                return CommandLine.ExitCode.OK;
            }
            return Session.run(command.plan(environment), Terminal.of(System.out, environment));
        } catch (ParameterException unusable) {
            return refuse(System.err, withoutValueOfKey(unusable));
        } catch (BadSetting unusable) {
            return refuse(System.err, unusable.getMessage());
        }
    }

    /** @throws BadSetting if something cannot be used */
    Plan plan(Map<String, String> environment) {
        var rabbitmq = given(running.rabbitmq, environment, "ARRGUS_RABBITMQ_URI");
        var mongodb = given(running.mongodb, environment, "ARRGUS_MONGODB_URI");
        return new Plan(
                new Instances(environment).wanted(instances),
                running.data != null ? running.data : Path.of(environment.getOrDefault("ARRGUS_DATA", "arrgus-data")),
                port(),
                running.port != null,
                every(),
                running.once,
                rabbitmq.map(ArrgusCommand::rabbitmqUri).orElse(null),
                mongodb.map(uri -> mongodbUri(uri, "--mongodb-uri or ARRGUS_MONGODB_URI"))
                        .orElse(null),
                copying(),
                atLeastNone("--demo-movies", running.demoMovies),
                atLeastNone("--demo-series", running.demoSeries));
    }

    private int port() {
        var port = running.port != null ? running.port : DEFAULT_PORT;
        if (port < 1 || port > 65535) {
            throw new BadSetting("--port " + port + ": a port is a number from 1 to 65535");
        }
        return port;
    }

    private Duration every() {
        if (running.every == null) {
            return Duration.ofHours(1);
        }
        try {
            var every = Duration.parse("PT" + running.every.strip());
            if (every.compareTo(Duration.ofMinutes(1)) >= 0) {
                return every;
            }
        } catch (DateTimeParseException unreadable) {
            // told below
        }
        throw new BadSetting("--every " + running.every + ": a time of at least one minute, such as 30m or 6h");
    }

    private static Optional<String> given(@Nullable String flag, Map<String, String> environment, String variable) {
        return Optional.ofNullable(flag != null ? flag : environment.get(variable))
                .filter(text -> !text.isBlank());
    }

    private static URI rabbitmqUri(String text) {
        try {
            var uri = new URI(text);
            if (List.of("amqp", "amqps").contains(uri.getScheme()) && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException unreadable) {
            // told below, without the text: it may hold a password
        }
        throw new BadSetting("--rabbitmq-uri or ARRGUS_RABBITMQ_URI: it reads like amqp://user:password@host:5672");
    }

    private Plan.@Nullable Copy copying() {
        if (moving == null) {
            return null;
        }
        return moving.to != null
                ? new Plan.Copy(true, mongodbUri(moving.to, "--copy-to"))
                : new Plan.Copy(false, mongodbUri(String.valueOf(moving.from), "--copy-from"));
    }

    private static String mongodbUri(String text, String setting) {
        if (text.startsWith("mongodb://") || text.startsWith("mongodb+srv://")) {
            return text;
        }
        throw new BadSetting(setting + ": it reads like mongodb://user:password@host:27017/arrgus");
    }

    private static int atLeastNone(String flag, int number) {
        if (number < 0 || number > 1_000_000) {
            throw new BadSetting(flag + " " + number + ": a number from 0 to 1000000");
        }
        return number;
    }

    /** What the parser says may quote what was typed, and a key must not be shown. */
    private static String withoutValueOfKey(ParameterException unusable) {
        var text = String.valueOf(unusable.getMessage());
        return text.contains("--key") && !text.contains("--key-file")
                ? "--key: it cannot be used as it was given"
                : text;
    }

    private static int refuse(PrintStream to, @Nullable String why) {
        to.println("arrgus: " + why + " (./arrgus --help tells more)");
        return CommandLine.ExitCode.USAGE;
    }
}
