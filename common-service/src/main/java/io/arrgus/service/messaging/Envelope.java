package io.arrgus.service.messaging;

import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;

/**
 * What a message carries beside its body. What brokers and parking added on its way is not part of it.
 *
 * @param headers texts, whole numbers, truth values and times; anything else as the text of it
 */
public record Envelope(
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String messageId,
        @Nullable String type,
        @Nullable Instant timestamp,
        Map<String, Object> headers) {

    private static final List<String> ADDED_ON_THE_WAY =
            List.of("x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "x-acquired-count", "spring_");

    static Envelope of(MessageProperties properties) {
        var headers = new LinkedHashMap<String, Object>();
        properties.getHeaders().forEach((name, value) -> {
            if (value != null && !addedOnTheWay(name)) {
                headers.put(name, plain(value));
            }
        });
        var timestamp = properties.getTimestamp();
        return new Envelope(
                properties.getContentType(),
                properties.getContentEncoding(),
                properties.getMessageId(),
                properties.getType(),
                timestamp == null ? null : timestamp.toInstant(),
                headers);
    }

    private static boolean addedOnTheWay(String header) {
        return Parking.isOurs(header) || ADDED_ON_THE_WAY.stream().anyMatch(header::startsWith);
    }

    private static Object plain(Object value) {
        return switch (value) {
            case String _, Boolean _, Integer _, Long _ -> value;
            case Date time -> time.toInstant().toString();
            default -> String.valueOf(value);
        };
    }

    MessageProperties toProperties() {
        var properties = new MessageProperties();
        if (contentType != null) {
            properties.setContentType(contentType);
        }
        properties.setContentEncoding(contentEncoding);
        properties.setMessageId(messageId);
        properties.setType(type);
        properties.setTimestamp(timestamp == null ? null : Date.from(timestamp));
        properties.setDeliveryMode(MessageDeliveryMode.PERSISTENT);
        properties.setHeaders(headers);
        return properties;
    }
}
