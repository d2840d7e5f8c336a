package io.arrgus.service.messaging;

import io.arrgus.service.metrics.GaugeRows;
import io.arrgus.service.metrics.Refreshed;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.QueueInformation;

/** Shows how many messages wait in the queues that this service consumes, and how long they do. */
final class QueueMeters implements Refreshed {

    private static final Logger log = LoggerFactory.getLogger(QueueMeters.class);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final String QUEUE = "queue";
    private static final String TIME = MessageCodec.PREFIX + "time";

    private final Function<String, @Nullable QueueInformation> broker;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Map<String, Watched> queues = new ConcurrentSkipListMap<>();
    private final GaugeRows waiting;
    private final GaugeRows ages;

    /** @param broker what it says of a queue; null if there is none */
    QueueMeters(Function<String, @Nullable QueueInformation> broker, MeterRegistry meters, Clock clock) {
        this.broker = broker;
        this.meters = meters;
        this.clock = clock;
        this.waiting = GaugeRows.of(meters, "arrgus.queue.messages", "Messages that wait in the broker");
        this.ages = GaugeRows.of(
                meters,
                "arrgus.queue.oldest.age",
                "How old the oldest message that waits is at most; 0 if none does",
                "seconds");
    }

    /** {@code taking}, watched: from now on the queue is shown. */
    QueueConsumer.Taking watching(String queue, QueueConsumer.Taking taking) {
        var wait = Timer.builder("arrgus.message.wait")
                .description("From publishing a message to taking it for the first time")
                .tags(QUEUE, queue)
                .register(meters);
        var watched = queues.computeIfAbsent(queue, _ -> new Watched(clock.instant()));
        return (raw, wanted) -> {
            taken(watched, wait, raw);
            taking.take(raw, wanted);
        };
    }

    private void taken(Watched watched, Timer wait, Message raw) {
        var publishedAt = publishedAt(raw);
        if (publishedAt == null) {
            return;
        }
        watched.lastPublishedAt = publishedAt;
        if (!Boolean.TRUE.equals(raw.getMessageProperties().isRedelivered())) {
            // The clocks of two machines may differ.
            var waited = Duration.between(publishedAt, clock.instant());
            wait.record(waited.isNegative() ? Duration.ZERO : waited);
        }
    }

    /** For a message that one of us parked, when it was parked. */
    private static @Nullable Instant publishedAt(Message raw) {
        var headers = raw.getMessageProperties().getHeaders();
        var text = headers.getOrDefault(Parking.AT, headers.get(TIME));
        try {
            return text == null ? null : Instant.parse(text.toString());
        } catch (DateTimeException notOfOurs) {
            return null;
        }
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    /** A queue that cannot be seen shows nothing, rather than what it was. */
    @Override
    public void refresh() {
        var depths = new ArrayList<GaugeRows.Row>();
        var oldest = new ArrayList<GaugeRows.Row>();
        try {
            queues.forEach((queue, watched) -> {
                var seen = broker.apply(queue);
                if (seen != null) {
                    var now = clock.instant();
                    var tags = Tags.of(QUEUE, queue);
                    depths.add(GaugeRows.Row.of(tags, seen.getMessageCount()));
                    oldest.add(GaugeRows.Row.of(tags, watched.age(seen.getMessageCount(), now)));
                }
            });
        } catch (AmqpException brokerIsAway) {
            // that is told by others
            log.debug("The queues cannot be looked at", brokerIsAway);
        } finally {
            waiting.show(depths);
            ages.show(oldest);
        }
    }

    /** What is known of one queue. */
    private static final class Watched {

        private final Instant since;
        private @Nullable Instant emptyAt;
        private volatile @Nullable Instant lastPublishedAt;

        private Watched(Instant since) {
            this.since = since;
        }

        /** What waits came after the queue was empty, and after what was taken from its head. Else only we know since when. */
        private double age(long messages, Instant now) {
            if (messages == 0) {
                emptyAt = now;
                return 0;
            }
            var from = Stream.of(emptyAt, lastPublishedAt)
                    .filter(Objects::nonNull)
                    .max(Instant::compareTo)
                    .orElse(since);
            return Math.max(0, Duration.between(from, now).toMillis() / 1000.0);
        }
    }
}
