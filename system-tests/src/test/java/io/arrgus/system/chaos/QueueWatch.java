package io.arrgus.system.chaos;

import java.io.IOException;
import java.time.Duration;

/** Notes in the timeline how many messages wait, as often as that changes. */
final class QueueWatch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Scene scene;
    private volatile boolean over;

    private QueueWatch(Scene scene) {
        this.scene = scene;
    }

    static QueueWatch begin(Scene scene) {
        var watch = new QueueWatch(scene);
        Thread.ofVirtual().start(watch::keepLooking);
        return watch;
    }

    private void keepLooking() {
        var before = "";
        while (!over) {
            var now = look();
            if (!now.equals(before)) {
                scene.timeline().note("queues", now);
                before = now;
            }
            Patience.pass(EVERY);
        }
    }

    private String look() {
        try {
            var depths = scene.broker().depths();
            depths.values().removeIf(messages -> messages == 0);
            return depths.isEmpty() ? "empty" : depths.toString();
        } catch (IOException away) {
            return "the broker does not answer";
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
