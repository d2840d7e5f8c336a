package io.arrgus.system.chaos;

import io.arrgus.system.Backup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How each death comes about. */
final class Blows {

    /** What a supervisor waits before it kills. */
    private static final Duration TO_DRAIN = Duration.ofSeconds(30);

    private static final Duration STEP = Duration.ofHours(1);

    private Blows() {}

    static Blow killed(ServiceKind kind) {
        return (scene, dice) -> {
            var victim = dice.oneOf(scene.fleet().of(kind));
            victim.kill();
            Patience.pass(dice.outage());
            victim.start();
        };
    }

    static Blow terminated(ServiceKind kind) {
        return (scene, dice) -> {
            var victim = dice.oneOf(scene.fleet().of(kind));
            terminate(victim, scene);
            Patience.pass(dice.outage());
            victim.start();
        };
    }

    private static void terminate(ServiceProcess victim, Scene scene) {
        var took = victim.terminate();
        if (took.compareTo(TO_DRAIN) > 0) {
            scene.complain(victim.name() + " took " + took.toMillis() + " ms to go");
        }
    }

    static void killBroker(Scene scene, Dice dice) {
        away("broker", broker(scene), dice, scene);
        Patience.until("the broker answers", scene.broker()::answers);
    }

    static void killDatabase(Scene scene, Dice dice) {
        away("database", database(scene), dice, scene);
        Patience.until("the database answers", scene.database()::answers);
    }

    private static void away(String name, ServerContainer server, Dice dice, Scene scene) {
        server.kill();
        scene.timeline().note(name, "killed");
        Patience.pass(dice.outage());
        server.startAgain();
        scene.timeline().note(name, "started again");
    }

    static void pauseDatabase(Scene scene, Dice dice) {
        database(scene).pause();
        scene.timeline().note("database", "paused");
        Patience.pass(dice.outage());
        database(scene).unpause();
        scene.timeline().note("database", "goes on");
    }

    static void exhaustMemory(Scene scene, Dice dice) {
        limit(scene, dice, "set_vm_memory_high_watermark", List.of("absolute", "1MB"), List.of("0.6"));
    }

    static void exhaustDisk(Scene scene, Dice dice) {
        limit(scene, dice, "set_disk_free_limit", List.of("100000GB"), List.of("50MB"));
    }

    private static void limit(Scene scene, Dice dice, String command, List<String> tight, List<String> wide) {
        set(scene, command, tight);
        Patience.pass(dice.outage());
        set(scene, command, wide);
    }

    private static void set(Scene scene, String command, List<String> to) {
        var words = new ArrayList<>(List.of("rabbitmqctl", "-q", command));
        words.addAll(to);
        broker(scene).run(words.toArray(String[]::new));
        scene.timeline().note("broker", command + " " + to);
    }

    static void cutLink(Scene scene, Dice dice) {
        var victim = dice.oneOf(scene.links());
        scene.timeline().note("network", victim.name() + " cut");
        victim.link().cut();
        Patience.pass(dice.outage());
        victim.link().restore();
        scene.timeline().note("network", victim.name() + " restored");
    }

    static void stallLink(Scene scene, Dice dice) {
        var victim = dice.oneOf(scene.links());
        scene.timeline().note("network", victim.name() + " stalled");
        victim.link().stall();
        Patience.pass(dice.outage());
        victim.link().restore();
        scene.timeline().note("network", victim.name() + " restored");
    }

    /** It stays wrong until the round is over. */
    static void stepClock(Scene scene, Dice dice) {
        dice.oneOf(scene.fleet().all()).stepClock(dice.oneIn(2) ? STEP : STEP.negated());
        Patience.pass(dice.outage());
    }

    static void restartInTurn(Scene scene, Dice dice) {
        for (var victim : dice.shuffled(scene.fleet().all())) {
            terminate(victim, scene);
            victim.start();
            Patience.until(victim.name() + " is ready", victim::ready);
        }
    }

    /** Everything is dead, and what starts may have to wait for what it needs. */
    static void startInAnyOrder(Scene scene, Dice dice) {
        var starts = new ArrayList<Runnable>();
        scene.fleet().all().forEach(process -> {
            process.kill();
            starts.add(() -> process.start());
        });
        scene.broker().container().ifPresent(it -> starts.add(dies("broker", it, scene)));
        scene.database().container().ifPresent(it -> starts.add(dies("database", it, scene)));
        dice.shuffled(starts).forEach(start -> {
            start.run();
            Patience.pass(dice.between(Duration.ZERO, Duration.ofSeconds(4)));
        });
    }

    private static Runnable dies(String name, ServerContainer server, Scene scene) {
        server.kill();
        scene.timeline().note(name, "killed");
        return () -> {
            server.startAgain();
            scene.timeline().note(name, "started again");
        };
    }

    /**
     * What the database forgets, the broker may still know. Nobody will report on the runs that were open when the backup
     * was made, so the schedulers are told to give them up. Nobody writes while the backup is made: a title and its
     * history belong to the same moment.
     */
    static void restoreDatabase(Scene scene, Dice dice) {
        var users = scene.fleet().all().stream()
                .filter(it -> it.kind().usesDatabase())
                .toList();
        users.forEach(ServiceProcess::kill);
        var backup = Backup.of(scene.database().content());
        scene.timeline().note("database", "backed up");
        users.forEach(it -> it.start());
        Patience.until(
                "the users of the database are ready", () -> users.stream().allMatch(ServiceProcess::ready));
        Patience.pass(dice.outage());
        users.forEach(ServiceProcess::kill);
        backup.restoreTo(scene.database().content());
        scene.forgets();
        scene.timeline().note("database", "restored");
        users.forEach(it -> it.start("--arrgus.scheduler.close-open-runs-at-start=true"));
    }

    private static ServerContainer broker(Scene scene) {
        return scene.broker().container().orElseThrow();
    }

    private static ServerContainer database(Scene scene) {
        return scene.database().container().orElseThrow();
    }
}
