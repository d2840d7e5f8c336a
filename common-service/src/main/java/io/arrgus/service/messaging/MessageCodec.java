package io.arrgus.service.messaging;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.arrgus.model.message.Message;
import io.arrgus.model.message.MessageType;
import io.arrgus.service.tracing.Traces;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.core.MessageDeliveryMode;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.core.MessagePropertiesBuilder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Our messages as AMQP carries them: JSON in UTF-8, with the CloudEvents attributes and the W3C trace as headers. */
public final class MessageCodec {

    /** What the names of the CloudEvents attributes begin with, as headers. */
    public static final String PREFIX = "cloudEvents:";

    private static final String TYPE = PREFIX + "type";

    // Null members are left out: a library of 100,000 titles has millions of them.
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(
                    inclusion -> JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    private final String source;
    private final Clock clock;
    private final Traces traces;

    /** @param source which service speaks: the {@code source} attribute */
    MessageCodec(String source, Clock clock, Traces traces) {
        this.source = source;
        this.clock = clock;
        this.traces = traces;
    }

    /** The body of {@code value}, exactly as {@link #encode} writes it. Whoever fills batches measures with it. */
    public static byte[] bytesOf(Object value) {
        return JSON.writeValueAsBytes(value);
    }

    org.springframework.amqp.core.Message encode(Message message) {
        var id = UUID.randomUUID().toString();
        var type = MessageType.of(message).type();
        var now = clock.instant();
        var properties = MessagePropertiesBuilder.newInstance()
                .setContentType(MessageProperties.CONTENT_TYPE_JSON)
                .setContentEncoding(StandardCharsets.UTF_8.name())
                .setDeliveryMode(MessageDeliveryMode.PERSISTENT)
                .setMessageId(id)
                .setType(type)
                .setTimestamp(Date.from(now))
                .setHeader(PREFIX + "specversion", "1.0")
                .setHeader(PREFIX + "id", id)
                .setHeader(PREFIX + "source", source)
                .setHeader(TYPE, type)
                .setHeader(PREFIX + "time", now.toString())
                .setHeader(PREFIX + "subject", message.connectionId().value())
                .build();
        traces.headers().forEach(properties::setHeader);
        return MessageBuilder.withBody(bytesOf(message))
                .andProperties(properties)
                .build();
    }

    /** @throws UnreadableMessage if it is none of ours */
    Message decode(org.springframework.amqp.core.Message message) {
        Object header = message.getMessageProperties().getHeader(TYPE);
        if (header == null) {
            throw new UnreadableMessage("it has no header " + TYPE);
        }
        var type = MessageType.of(header.toString())
                .orElseThrow(() -> new UnreadableMessage("its type or version is not known here"));
        try {
            return JSON.readValue(message.getBody(), type.shape());
        } catch (JacksonException notOurs) {
            // The text of the error may quote the body, so only the place is told.
            throw new UnreadableMessage("it is no readable " + type.type(), notOurs.clearLocation());
        }
    }
}
