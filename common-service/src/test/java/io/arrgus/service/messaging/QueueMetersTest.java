package io.arrgus.service.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.arrgus.testsupport.MutableClock;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.AmqpConnectException;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.QueueInformation;

class QueueMetersTest {

    private static final String QUEUE = "store.full";

    private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-25T09:00:00Z"));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Map<String, QueueInformation> broker = new HashMap<>();
    private boolean isAway;
    private final QueueMeters meters = new QueueMeters(this::ask, registry, clock);
    private final QueueConsumer.Taking taking = meters.watching(QUEUE, (_, _) -> {});

    @Test
    void whatWaitsIsCountedAndAsOldAsTheTimeSinceTheQueueWasEmpty() {
        holds(0);
        clock.advance(Duration.ofSeconds(30));

        holds(3);

        assertThat(gauge("arrgus.queue.messages")).isEqualTo(3);
        assertThat(gauge("arrgus.queue.oldest.age")).isEqualTo(30);
    }

    @Test
    void whatWaitsIsYoungerThanWhatWasTakenLast() throws InterruptedException {
        holds(0);
        clock.advance(Duration.ofSeconds(60));

        takePublished(clock.instant().minusSeconds(7), false);
        holds(1);

        assertThat(gauge("arrgus.queue.oldest.age")).isEqualTo(7);
    }

    @Test
    void anEmptyQueueHasNoAge() throws InterruptedException {
        takePublished(clock.instant().minusSeconds(7), false);

        holds(0);

        assertThat(gauge("arrgus.queue.oldest.age")).isZero();
    }

    @Test
    void aQueueThatWasNeverSeenEmptyIsAsOldAsWhatWasTakenLast() throws InterruptedException {
        takePublished(clock.instant().minusSeconds(3600), false);

        holds(5);

        assertThat(gauge("arrgus.queue.oldest.age")).isEqualTo(3600);
    }

    @Test
    void aMessageThatIsTakenAgainWaitedOnlyOnce() throws InterruptedException {
        takePublished(clock.instant().minusSeconds(2), false);
        takePublished(clock.instant().minusSeconds(40), true);

        var wait = registry.get("arrgus.message.wait").tag("queue", QUEUE).timer();
        assertThat(wait.count()).isEqualTo(1);
        assertThat(wait.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void aQueueThatCannotBeSeenShowsNothing() {
        holds(4);

        broker.clear();
        meters.refresh();

        assertThat(registry.getMeters().stream().map(Meter::getId).map(Meter.Id::getName))
                .doesNotContain("arrgus.queue.messages", "arrgus.queue.oldest.age");
    }

    @Test
    void aBrokerThatIsAwayIsNobodysTroubleHere() {
        holds(4);
        isAway = true;

        meters.refresh();

        assertThat(registry.find("arrgus.queue.messages").gauges()).isEmpty();
    }

    private @Nullable QueueInformation ask(String queue) {
        if (isAway) {
            throw new AmqpConnectException(new ConnectException("Connection refused"));
        }
        return broker.get(queue);
    }

    private void holds(long messages) {
        broker.put(QUEUE, new QueueInformation(QUEUE, messages, 1));
        meters.refresh();
    }

    private void takePublished(Instant at, boolean again) throws InterruptedException {
        var message = MessageBuilder.withBody(new byte[0])
                .setHeader(MessageCodec.PREFIX + "time", at.toString())
                .build();
        message.getMessageProperties().setRedelivered(again);
        taking.take(message, () -> true);
    }

    private double gauge(String name) {
        return registry.get(name).tag("queue", QUEUE).gauge().value();
    }
}
