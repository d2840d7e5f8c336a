package io.arrgus.system.chaos;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The libraries change, and people ask for syncs. */
final class Load {

    private final Scene scene;
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean over;

    private Load(Scene scene) {
        this.scene = scene;
    }

    /** A wish for titles that a scheduler took. */
    record Asked(Instant at, WatchedArr arr, List<Integer> arrIds) {}

    static Load begin(Scene scene, Dice dice) {
        var load = new Load(scene);
        scene.arrs().forEach(arr -> load.keep(dice.more(), own -> load.change(arr, own)));
        load.keep(dice.more(), load::ask);
        return load;
    }

    private interface Work {
        void go(Dice dice);
    }

    private void keep(Dice dice, Work work) {
        threads.add(Thread.ofVirtual().start(() -> {
            while (!over) {
                work.go(dice);
            }
        }));
    }

    private void change(WatchedArr arr, Dice dice) {
        arr.change(dice);
        Patience.pass(dice.between(Duration.ofMillis(50), Duration.ofMillis(600)));
    }

    private void ask(Dice dice) {
        var arr = dice.oneOf(scene.arrs());
        var scheduler = dice.oneOf(scene.fleet().of(ServiceKind.SCHEDULER)).door();
        var ids = dice.oneIn(5) ? List.<Integer>of() : arr.someIds(dice);
        var at = Instant.now();
        try {
            var body = ids.isEmpty() ? Map.of() : Map.of("ids", ids);
            var answer = scheduler.post("/api/v1/connections/" + arr.connection() + "/sync", body);
            if (answer.good() && !ids.isEmpty()) {
                asked.add(new Asked(at, arr, ids));
            }
        } catch (IOException dead) {
            // Whoever asked knows that it was not taken.
        }
        Patience.pass(dice.between(Duration.ofMillis(100), Duration.ofMillis(900)));
    }

    /** Nothing changes any more, and nobody asks for anything. */
    void end() throws InterruptedException {
        over = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    /** Every wish for titles that was taken. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }
}
