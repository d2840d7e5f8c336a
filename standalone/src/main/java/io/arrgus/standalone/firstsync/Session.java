package io.arrgus.standalone.firstsync;

import io.arrgus.standalone.command.BadSetting;
import io.arrgus.standalone.command.Plan;
import io.arrgus.standalone.command.WantedConnection;
import io.arrgus.standalone.console.Terminal;
import io.arrgus.standalone.engine.Copying;
import io.arrgus.standalone.engine.DataFolder;
import io.arrgus.standalone.engine.Engine;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of the command: start, sync once, tell what is there, serve until asked to stop. */
public final class Session implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Session.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final int DONE = 0;
    private static final int SYNC_FAILED = 1;
    private static final int OWN_FAILURE = 3;

    private final Plan plan;
    private final Terminal terminal;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private volatile boolean stopping;

    private Session(Plan plan, Terminal terminal) {
        this.plan = plan;
        this.terminal = terminal;
    }

    /** Returns the exit status. */
    public static int run(Plan plan, Terminal terminal) {
        var session = new Session(plan, terminal);
        var hook = new Thread(session::interrupted, "stop");
        Runtime.getRuntime().addShutdownHook(hook);
        // Broker channels that close after their threads are gone say so from threads that nobody else listens to.
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> log.error("Thread {} ended by a failure", thread.getName(), failure));
        try {
            return session.run();
        } catch (BadSetting unusable) {
            throw unusable;
        } catch (RuntimeException failed) {
            return session.stopping ? session.waitForTheEnd() : session.giveUp(failed);
        } finally {
            session.close();
        }
    }

    private int run() {
        var data = DataFolder.open(plan.data());
        opened(data);
        var newKey = !data.hasApiKey();
        terminal.line(terminal.bold("Arrgus") + " keeps its data in " + here(data.path()) + ", its log in "
                + here(data.log()) + ".");
        if (plan.copying() != null) {
            return copy(plan.copying(), data);
        }
        var wanted = wanted(data);
        var engine = opened(Engine.start(plan, data));
        var key = read(data.apiKey());
        if (newKey) {
            terminal.line("Made an API key for you, shown this once and kept in "
                    + here(data.path().resolve("api-key")) + ": " + key);
        }
        var api = new ArrgusApi(engine.port(), key);
        waitUntilReady(api);
        var allWell = new FirstSync(api, engine, terminal, Clock.systemUTC()).of(wanted);
        new Summary(terminal).print(api.connections(), api.stats());
        if (plan.once()) {
            return allWell ? DONE : SYNC_FAILED;
        }
        new Summary(terminal).printExamples(engine.port(), here(data.path().resolve("api-key")));
        return waitForTheEnd();
    }

    private int copy(Plan.Copy copy, DataFolder data) {
        var documents = copy.out() ? Copying.out(data, copy.uri()) : Copying.in(data, copy.uri());
        terminal.line("Copied %,d documents. The keys of your Arrs in them open with the master key in %s alone."
                .formatted(documents, here(data.masterKey())));
        return DONE;
    }

    /** A broker or database that is not there yet is waited for, and the person is told. */
    private void waitUntilReady(ArrgusApi api) {
        var told = List.<String>of();
        for (var missing = api.missing(); !missing.isEmpty() && !stopping; missing = api.missing()) {
            if (!missing.equals(told)) {
                terminal.line("Waiting for " + String.join(" and ", missing) + " to answer.");
                told = missing;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private List<WantedConnection> wanted(DataFolder data) {
        if (!plan.demo()) {
            return plan.connections();
        }
        terminal.line(
                "No instance was named, so two simulated ones are shown (./arrgus --help tells how to name yours).");
        return opened(Demo.start(plan, data)).connections();
    }

    /** A failure of our own: all of it goes to the log, and one line to the person. */
    private int giveUp(RuntimeException failed) {
        var file = plan.data().resolve("arrgus.log");
        try (var out =
                new PrintWriter(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND))) {
            failed.printStackTrace(out);
        } catch (IOException noLog) {
            terminal.line("The log " + file + " cannot be written.");
        }
        terminal.line(terminal.bad("Arrgus cannot go on") + " by a failure of its own ("
                + failed.getClass().getSimpleName() + "); " + here(file) + " says more.");
        return OWN_FAILURE;
    }

    private synchronized <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }

    private int waitForTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
        return DONE;
    }

    private void interrupted() {
        stopping = true;
        close();
    }

    @Override
    public synchronized void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception alreadyGone) {
                // The rest is closed all the same.
            }
        }
    }

    private static String here(Path path) {
        var workingFolder = Path.of("").toAbsolutePath();
        return (path.startsWith(workingFolder) ? workingFolder.relativize(path) : path).toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException gone) {
            throw new UncheckedIOException(file + " cannot be read", gone);
        }
    }
}
