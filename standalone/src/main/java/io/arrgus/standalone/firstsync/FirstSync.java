package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import io.arrgus.model.run.RunRead;
import io.arrgus.standalone.command.WantedConnection;
import io.arrgus.standalone.console.Terminal;
import io.arrgus.standalone.engine.Engine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** Makes our connections those that a person wants, syncs each of them once, and shows it while it happens. */
final class FirstSync {

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration PLAIN_LINE_EVERY = Duration.ofSeconds(5);

    private final ArrgusApi api;
    private final Engine engine;
    private final Terminal terminal;
    private final Clock clock;

    FirstSync(ArrgusApi api, Engine engine, Terminal terminal, Clock clock) {
        this.api = api;
        this.engine = engine;
        this.terminal = terminal;
        this.clock = clock;
    }

    /** Returns whether every connection was brought up to date. */
    boolean of(List<WantedConnection> wanted) {
        forgetDemoUnless(wanted);
        var followed = wanted.stream().map(this::ask).toList();
        var results = follow(followed);
        return results.stream().allMatch(FirstSync::isGood);
    }

    /** The simulated Arrs of an earlier start are gone: their connections would only fail. */
    private void forgetDemoUnless(List<WantedConnection> wanted) {
        var names = wanted.stream().map(WantedConnection::name).toList();
        api.connections().stream()
                .filter(known -> List.of(Demo.RADARR, Demo.SONARR).contains(known.name()))
                .filter(known -> !names.contains(known.name()))
                .forEach(known -> api.delete(known.id()));
    }

    /**
     * A connection whose sync we wait for.
     *
     * @param before runs that were there before we asked: none of them is the answer
     */
    private record Followed(ConnectionRead connection, Set<RunId> before) {}

    /** Making a connection begins its first run; giving its key anew begins another one. */
    private Followed ask(WantedConnection wanted) {
        var known = api.connections().stream()
                .filter(it -> it.arrType() == wanted.arrType())
                .filter(it ->
                        it.name().equalsIgnoreCase(wanted.name()) || it.url().equals(wanted.url()))
                .findFirst();
        if (known.isEmpty()) {
            return new Followed(api.create(wanted), Set.of());
        }
        var id = known.get().id();
        var before = api.newestRuns(id).stream().map(RunRead::id).collect(Collectors.toSet());
        return new Followed(api.update(id, wanted), before);
    }

    private List<RunRead> follow(List<Followed> connections) {
        var width = connections.stream()
                .mapToInt(it -> it.connection().name().length())
                .max()
                .orElse(0);
        var nextPlainLine = clock.instant().plus(PLAIN_LINE_EVERY);
        while (true) {
            var lines = new ArrayList<String>();
            var ended = new ArrayList<RunRead>();
            for (var followed : connections) {
                var run = currentRun(followed);
                lines.add(new ProgressLine(terminal, clock)
                        .of(followed.connection(), run, run.map(this::applied).orElse(0), width));
                run.filter(FirstSync::isOver).ifPresent(ended::add);
            }
            var over = ended.size() == connections.size();
            if (terminal.live()) {
                terminal.redraw(lines);
            } else if (over || !clock.instant().isBefore(nextPlainLine)) {
                lines.forEach(terminal::line);
                nextPlainLine = clock.instant().plus(PLAIN_LINE_EVERY);
            }
            if (over) {
                return ended;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    /** The newest FULL run since we asked, but for those that another one replaces. */
    private Optional<RunRead> currentRun(Followed followed) {
        var runs = api.newestRuns(followed.connection().id()).stream()
                .filter(run -> run.kind() == RunKind.FULL)
                .filter(run -> !followed.before().contains(run.id()))
                .toList();
        return runs.stream()
                .filter(FirstSync::isOver)
                .findFirst()
                .or(() -> runs.stream().findFirst());
    }

    private int applied(RunRead run) {
        return engine.applied(run.id());
    }

    private static boolean isOver(RunRead run) {
        return run.outcome() != null
                && switch (run.outcome()) {
                    case SUCCEEDED, UNCHANGED, PARTIAL, HELD, FAILED -> true;
                    case LOST, SUPERSEDED, CANCELLED -> false;
                };
    }

    private static boolean isGood(RunRead run) {
        return run.outcome() != null
                && switch (run.outcome()) {
                    case SUCCEEDED, UNCHANGED -> true;
                    case PARTIAL, HELD, FAILED, LOST, SUPERSEDED, CANCELLED -> false;
                };
    }
}
