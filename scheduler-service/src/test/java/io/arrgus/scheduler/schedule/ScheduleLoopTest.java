package io.arrgus.scheduler.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.arrgus.service.tracing.Traces;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ScheduleLoopTest {

    @Test
    void whateverFailsTheNextRoundIsTried() {
        var rounds = new AtomicInteger();
        var loop = new ScheduleLoop(
                () -> {
                    switch (rounds.incrementAndGet()) {
                        case 1 -> throw new IllegalStateException("a bug");
                        case 2 -> throw new StackOverflowError();
                        default -> {}
                    }
                },
                new Claims(Desk.PROPERTIES, new Random(1), Traces.NONE),
                List.of(),
                Desk.PROPERTIES);

        loop.start();
        try {
            await().until(() -> rounds.get() >= 3);

            assertThat(loop.isRunning()).isTrue();
        } finally {
            loop.stop();
        }
    }
}
