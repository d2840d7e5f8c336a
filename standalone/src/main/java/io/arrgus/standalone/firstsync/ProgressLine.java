package io.arrgus.standalone.firstsync;

import io.arrgus.model.connection.ConnectionRead;
import io.arrgus.model.run.Failure;
import io.arrgus.model.run.RunOutcome;
import io.arrgus.model.run.RunRead;
import io.arrgus.standalone.console.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How one connection stands, in one line. */
final class ProgressLine {

    private final Terminal terminal;
    private final Clock clock;

    ProgressLine(Terminal terminal, Clock clock) {
        this.terminal = terminal;
        this.clock = clock;
    }

    String of(ConnectionRead connection, Optional<RunRead> run, int applied, int width) {
        var name = String.format("%-" + Math.max(1, width) + "s  ", connection.name());
        return run.map(it -> name + (it.outcome() == null ? underWay(it, applied) : ended(it, it.outcome())))
                .orElse(name + terminal.quiet("waiting"));
    }

    private String underWay(RunRead run, int applied) {
        var of = run.expected() == null ? "" : " of " + number(run.expected());
        return switch (run.state()) {
            case QUEUED -> terminal.quiet("queued");
            case FETCHING, APPLYING, ENDED ->
                "fetched " + number(run.fetched()) + of + ", applied " + number(applied) + of
                        + rate(applied, run.startedAt(), clock.instant());
        };
    }

    private String ended(RunRead run, RunOutcome outcome) {
        var counts = run.counts();
        return switch (outcome) {
            case SUCCEEDED ->
                terminal.good("up to date") + ": " + number(counts.seen()) + " titles" + took(run) + ", "
                        + number(counts.created()) + " new, " + number(counts.changed()) + " changed, "
                        + number(counts.removed()) + " removed";
            case UNCHANGED -> terminal.good("up to date") + ": nothing has changed" + took(run);
            case PARTIAL ->
                terminal.bad("partly read") + ": " + number(counts.seen()) + " titles" + took(run) + ", "
                        + number(counts.skipped()) + " could not be read; nothing was removed";
            case HELD ->
                terminal.bad("held") + ": " + number(counts.held())
                        + " titles would have gone, which is more than is plausible; nothing was removed";
            case FAILED -> terminal.bad("failed") + ": " + why(run.failure());
            case LOST -> terminal.bad("lost") + ": it is tried again";
            case SUPERSEDED, CANCELLED -> terminal.quiet("replaced by another run");
        };
    }

    private static String why(@Nullable Failure failure) {
        return failure == null ? "no reason was given" : failure.message() + " " + failure.hint();
    }

    private static String took(RunRead run) {
        if (run.startedAt() == null || run.endedAt() == null) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                " in %.1f s",
                Duration.between(run.startedAt(), run.endedAt()).toMillis() / 1000.0);
    }

    private static String rate(int applied, @Nullable Instant since, Instant now) {
        var millis = since == null ? 0 : Duration.between(since, now).toMillis();
        return applied == 0 || millis < 500 ? "" : ", " + number(applied * 1000L / millis) + "/s";
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
