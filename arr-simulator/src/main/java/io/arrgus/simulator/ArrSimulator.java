package io.arrgus.simulator;

import io.arrgus.simulator.library.Product;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command that runs simulated Arrs until it is stopped. */
@Command(
        name = "arr-simulator",
        mixinStandardHelpOptions = true,
        version = "arr-simulator 0.1.0",
        sortOptions = false,
        description = {
            "Runs a Radarr and a Sonarr that behave like the real ones, hold invented titles, and fail on demand.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  arr-simulator",
            "      1,000 movies and 200 series on the usual ports",
            "  arr-simulator --only radarr --radarr-titles 40000 --pacing warm",
            "      a large Radarr that thinks as long as a real one",
            "  arr-simulator --address 0.0.0.0 --radarr-count 2 --lively",
            "      two Radarrs and a Sonarr for everybody, in which something happens all the time",
            "",
            "While it runs, change and spoil it over its control API:",
            "  curl -X POST 'http://127.0.0.1:7878/control/library/change?count=5'",
            "  curl -X POST 'http://127.0.0.1:7878/control/faults?name=cutBody&on=list&times=1'",
            "  curl -X DELETE http://127.0.0.1:7878/control/faults",
            "  curl http://127.0.0.1:7878/control         what it is, what waits, who called",
            "  curl http://127.0.0.1:7878/control/truth   what it really holds, a title per line",
            "The path /control/help lists everything that can be done."
        })
public final class ArrSimulator implements Callable<Integer> {
    private static final String USUAL_KEY = "0123456789abcdef0123456789abcdef";

    /** As long as a real Arr waits for a reader that does not read. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--only", paramLabel = "APP", description = "Run this one alone: radarr or sonarr.")
    private @Nullable Product only;

    @Option(names = "--radarr-port", paramLabel = "PORT", defaultValue = "7878", description = PORT)
    private int radarrPort;

    @Option(names = "--radarr-titles", paramLabel = "N", defaultValue = "1000", description = TITLES)
    private int radarrTitles;

    @Option(names = "--radarr-count", paramLabel = "N", defaultValue = "1", description = COUNT)
    private int radarrCount;

    @Option(names = "--sonarr-port", paramLabel = "PORT", defaultValue = "8989", description = PORT)
    private int sonarrPort;

    @Option(names = "--sonarr-titles", paramLabel = "N", defaultValue = "200", description = TITLES)
    private int sonarrTitles;

    @Option(names = "--sonarr-count", paramLabel = "N", defaultValue = "1", description = COUNT)
    private int sonarrCount;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "The same seed makes the same titles; ${DEFAULT-VALUE} if not given. "
                    + "Of several of one kind each has the next.")
    private long seed;

    @ArgGroup
    private @Nullable Key key;

    /** Two ways to give one thing. */
    private static final class Key {
        @Option(
                names = "--api-key",
                paramLabel = "KEY",
                description = "The key of both; " + USUAL_KEY + " if not given.")
        private @Nullable String text;

        @Option(names = "--api-key-file", paramLabel = "FILE", description = "A file with the key in it.")
        private @Nullable Path file;
    }

    @Option(
            names = "--url-base",
            paramLabel = "PATH",
            defaultValue = "",
            description = "The URL base of both, such as /arr; none if not given.")
    private String urlBase = "";

    @Option(
            names = "--auth-mode",
            paramLabel = "MODE",
            defaultValue = "forms",
            description = "Who may see their pages: none, external, forms, formsExceptLocal or basic; "
                    + "${DEFAULT-VALUE} if not given. The API wants the key in any case.")
    private Authentication authentication = Authentication.FORMS;

    @Option(
            names = "--pacing",
            paramLabel = "MODE",
            defaultValue = "none",
            description = "How long they think before a list: none, warm, cold or weak; ${DEFAULT-VALUE} if not given.")
    private Pacing pacing = Pacing.NONE;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen; ${DEFAULT-VALUE} if not given, 0.0.0.0 for everybody.")
    private String address = "127.0.0.1";

    @Option(
            names = "--lively",
            description = "Titles are added, downloaded, changed and removed by themselves, a few per minute.")
    private boolean lively;

    @Option(
            names = "--exit-when-ready",
            description = "Answer one list of each, and end: for those who prepare an image.")
    private boolean exitWhenReady;

    private static final String COUNT =
            "So many of them, on the ports that follow, or on free ones; ${DEFAULT-VALUE} if not given.";
    private static final String PORT = "${DEFAULT-VALUE} if not given; 0 for any free one.";
    private static final String TITLES = "How many it holds at first; ${DEFAULT-VALUE} if not given.";

    private ArrSimulator() {}

    /** Runs until it is stopped. */
    public static void main(String... args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ArrSimulator())
                .registerConverter(Product.class, text -> Names.constant(Product.class, text))
                .registerConverter(Authentication.class, text -> Names.constant(Authentication.class, text))
                .registerConverter(Pacing.class, text -> Names.constant(Pacing.class, text))
                .setUsageHelpWidth(100)
                .setParameterExceptionHandler(ArrSimulator::explain);
    }

    /** One line that names the option, instead of the whole help. */
    private static int explain(ParameterException wrong, String[] args) {
        var err = wrong.getCommandLine().getErr();
        err.println(wrong.getMessage());
        err.println("See arr-simulator --help.");
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = spec().commandLine().getOut();
        var running = new ArrayList<SimulatedArr>();
        try {
            for (var builder : wanted()) {
                running.add(builder.start());
            }
        } catch (UncheckedIOException taken) {
            running.forEach(SimulatedArr::close);
            spec().commandLine().getErr().println(taken.getMessage() + ": another program listens there already.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        introduce(running, out);
        if (exitWhenReady) {
            running.forEach(Rehearsal::of);
            running.forEach(SimulatedArr::close);
            return CommandLine.ExitCode.OK;
        }
        if (lively) {
            running.forEach(SimulatedArr::live);
        }
        waitForTheEnd(running);
        return CommandLine.ExitCode.OK;
    }

    private List<SimulatedArr.Builder> wanted() {
        var radarrs = IntStream.range(0, radarrCount)
                .mapToObj(which -> SimulatedArr.radarr()
                        .port(following(radarrPort, which))
                        .titles(radarrTitles)
                        .seed(seed + which));
        var sonarrs = IntStream.range(0, sonarrCount)
                .mapToObj(which -> SimulatedArr.sonarr()
                        .port(following(sonarrPort, which))
                        .titles(sonarrTitles)
                        .seed(seed + which));
        return Stream.concat(radarrs, sonarrs)
                .filter(builder -> only == null || builder.product() == only)
                .map(builder -> builder.apiKey(apiKey())
                        .urlBase(urlBase)
                        .authentication(authentication)
                        .pacing(pacing)
                        .address(address))
                .toList();
    }

    private static int following(int port, int which) {
        return port == 0 ? 0 : port + which;
    }

    private String apiKey() {
        if (key == null) {
            return USUAL_KEY;
        }
        return key.text != null ? key.text : read(Objects.requireNonNull(key.file));
    }

    private String read(Path file) {
        try {
            var text = Files.readString(file).strip();
            if (!text.isEmpty()) {
                return text;
            }
            throw new ParameterException(spec().commandLine(), "--api-key-file " + file + " is empty.");
        } catch (IOException unreadable) {
            throw new ParameterException(
                    spec().commandLine(), "--api-key-file " + file + " cannot be read.", unreadable);
        }
    }

    private void introduce(List<SimulatedArr> running, PrintWriter out) {
        for (var arr : running) {
            out.printf(
                    "%s, %,d titles: %s%n",
                    arr.product().appName(), arr.library().size(), arr.url());
        }
        if (key == null) {
            out.println("X-Api-Key: " + USUAL_KEY);
        }
        out.println("Stop with Ctrl-C.");
        out.flush();
    }

    private static void waitForTheEnd(List<SimulatedArr> running) throws InterruptedException {
        var never = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> running.parallelStream().forEach(arr -> arr.stop(PATIENCE)), "goodbye"));
        never.await();
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(spec);
    }
}
