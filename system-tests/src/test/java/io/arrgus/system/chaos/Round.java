package io.arrgus.system.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One round: load, death, return, quiet, verdict. */
final class Round {

    private final Scene scene;
    private final int number;
    private final List<Death> deaths;
    private final Dice dice;
    private volatile Verdict last = new Verdict(0, 0, List.of("nothing was looked at"));

    Round(Scene scene, int number, List<Death> deaths, Dice dice) {
        this.scene = scene;
        this.number = number;
        this.deaths = deaths;
        this.dice = dice;
    }

    /**
     * How a round ended.
     *
     * @param away from the first death until everything was back
     * @param recovery from then until all was true and quiet
     */
    record Result(int number, List<Death> deaths, Duration away, Duration recovery, Verdict verdict) {

        boolean good() {
            return verdict.good();
        }

        String line() {
            var what = deaths.stream().map(Death::toString).collect(Collectors.joining("+"));
            return "round %3d  %-40s back after %5.1f s, %s".formatted(number, what, seconds(away), ending());
        }

        private String ending() {
            return good()
                    ? "recovered in %5.1f s, %d titles equal, %d history entries in order"
                            .formatted(seconds(recovery), verdict.titles(), verdict.entries())
                    : "NOT EQUAL after %.1f s: %d problems, the first: %s"
                            .formatted(
                                    seconds(recovery),
                                    verdict.problems().size(),
                                    verdict.problems().getFirst());
        }

        static double seconds(Duration time) {
            return time.toMillis() / 1000.0;
        }
    }

    Result go() throws Exception {
        scene.beginRound();
        var load = Load.begin(scene, dice.more());
        try (var watch = QueueWatch.begin(scene)) {
            Patience.pass(dice.between(Duration.ofSeconds(2), Duration.ofSeconds(6)));
            var struck = Instant.now();
            strike();
            awaitReady();
            load.end();
            var back = Instant.now();
            scene.timeline().note("round", "everything is back, and nothing changes any more");
            judge(new Judge(scene, load, back));
            scene.fleet().rightClocks();
            return new Result(
                    number,
                    deaths,
                    Duration.between(struck, back),
                    Duration.between(back, Instant.now()),
                    last.and(scene.complaints()));
        } finally {
            load.end();
        }
    }

    private void strike() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var blows = new ArrayList<Callable<Void>>();
            for (var death : deaths) {
                var own = dice.more();
                blows.add(() -> {
                    Patience.pass(blows.size() > 1 ? own.between(Duration.ZERO, Duration.ofSeconds(2)) : Duration.ZERO);
                    death.strike(scene, own);
                    return null;
                });
            }
            for (var blow : threads.invokeAll(blows)) {
                blow.get();
            }
        } catch (ExecutionException failed) {
            scene.complain("It could not be struck: " + failed.getCause());
        }
    }

    private void awaitReady() {
        try {
            Patience.until("everything is ready", scene.fleet()::ready);
        } catch (ConditionTimeoutException neverReady) {
            scene.complain("Not ready: "
                    + scene.fleet().all().stream()
                            .filter(it -> !it.ready())
                            .map(ServiceProcess::name)
                            .toList());
        }
    }

    private void judge(Judge judge) {
        try {
            Awaitility.await()
                    .atMost(Patience.PROMISED)
                    .pollInterval(Patience.BETWEEN_LOOKS)
                    .ignoreExceptions()
                    .until(() -> {
                        last = judge.look();
                        return last.good();
                    });
        } catch (ConditionTimeoutException neverGood) {
            scene.timeline().note("round", "the patience is over");
            last = everything(judge);
        }
    }

    private Verdict everything(Judge judge) {
        try {
            return judge.all();
        } catch (IOException | RuntimeException unreadable) {
            return new Verdict(0, 0, List.of("It cannot even be looked at: " + unreadable));
        }
    }
}
