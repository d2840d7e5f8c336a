package io.arrgus.service.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.arrgus.model.message.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;

/** Reads what lies in the parked queue, whoever put it there: one of our services, or the broker itself. */
final class ParkedReader {

    private static final String LAST_REASON = "x-last-death-reason";
    private static final String LAST_QUEUE = "x-last-death-queue";
    private static final String EXPIRED = "expired";
    private static final String DIED = "delivery_limit";
    private static final int ID_BYTES = 16;

    private final MessageCodec codec;
    private final Clock clock;

    ParkedReader(MessageCodec codec, Clock clock) {
        this.codec = codec;
        this.clock = clock;
    }

    /** Nobody took it in time, which is no accident: whoever sent it did not want it taken later. */
    static boolean expired(org.springframework.amqp.core.Message raw) {
        var properties = raw.getMessageProperties();
        return header(properties, Parking.QUEUE) == null && EXPIRED.equals(header(properties, LAST_REASON));
    }

    ParkedMessage read(org.springframework.amqp.core.Message raw) {
        var properties = raw.getMessageProperties();
        var byTheBroker = header(properties, Parking.QUEUE) == null;
        var by = byTheBroker ? parkedByTheBroker(properties) : parkedByUs(properties);
        var redrives = redrives(properties);
        var envelope = Envelope.of(properties);
        return new ParkedMessage(
                id(by.queue(), redrives, Objects.requireNonNullElse(envelope.messageId(), ""), raw.getBody()),
                by.queue(),
                by.reason(),
                by.detail(),
                by.at(),
                byTheBroker,
                redrives,
                decoded(raw),
                envelope,
                new Body(raw.getBody()));
    }

    private record Cause(String queue, String reason, String detail, Instant at) {}

    private Cause parkedByUs(MessageProperties properties) {
        return new Cause(
                text(properties, Parking.QUEUE),
                text(properties, Parking.CODE),
                text(properties, Parking.REASON),
                instant(header(properties, Parking.AT)));
    }

    private Cause parkedByTheBroker(MessageProperties properties) {
        var queue = text(properties, LAST_QUEUE);
        var reason = text(properties, LAST_REASON);
        return DIED.equals(reason)
                ? new Cause(queue, "died", "Its consumer died on it three times.", clock.instant())
                : new Cause(queue, reason.isEmpty() ? "unknown" : reason, "The broker gave it up.", clock.instant());
    }

    private Instant instant(@Nullable String text) {
        try {
            return text == null ? clock.instant() : Instant.parse(text);
        } catch (DateTimeException notOfOurs) {
            return clock.instant();
        }
    }

    private @Nullable Message decoded(org.springframework.amqp.core.Message raw) {
        try {
            return codec.decode(raw);
        } catch (UnreadableMessage unreadable) {
            return null;
        }
    }

    private static int redrives(MessageProperties properties) {
        return properties.getHeaders().get(Parking.REDRIVES) instanceof Number number ? number.intValue() : 0;
    }

    // Not the time of parking: a service that is not sure whether it parked a message parks it again.
    private static String id(String queue, int redrives, String messageId, byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((queue + "\n" + redrives + "\n" + messageId + "\n").getBytes(UTF_8));
            return HexFormat.of().formatHex(digest.digest(body), 0, ID_BYTES);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(MessageProperties properties, String name) {
        return Objects.requireNonNullElse(header(properties, name), "");
    }

    private static @Nullable String header(MessageProperties properties, String name) {
        Map<String, @Nullable Object> headers = properties.getHeaders();
        var value = headers.get(name);
        return value == null ? null : value.toString();
    }
}
