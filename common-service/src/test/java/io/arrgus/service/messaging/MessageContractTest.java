package io.arrgus.service.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.message.ConnectionClosed;
import io.arrgus.model.message.MessageType;
import io.arrgus.service.tracing.Traces;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageBuilder;
import tools.jackson.databind.json.JsonMapper;

class MessageContractTest {

    private static final Path DOCUMENTED = Path.of("../docs/messages.md");
    private static final Pattern SECTION = Pattern.compile("(?s)## (io\\.arrgus\\.\\S+)\\n(.*?)(?=\\n## |\\z)");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\\n(.*?)```");

    private final JsonMapper json = JsonMapper.shared();
    private final MessageCodec codec = new MessageCodec(
            "/arrgus/test", Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC), Traces.NONE);

    record Example(String type, String body) {}

    static List<Example> examples() throws IOException {
        var examples = new ArrayList<Example>();
        var sections = SECTION.matcher(Files.readString(DOCUMENTED));
        while (sections.find()) {
            var type = sections.group(1);
            EXAMPLE.matcher(sections.group(2)).results().forEach(it -> examples.add(new Example(type, it.group(1))));
        }
        return examples;
    }

    @Test
    void everyTypeIsDocumentedWithAnExample() throws IOException {
        assertThat(examples().stream().map(Example::type).distinct())
                .containsExactlyInAnyOrder(List.of(MessageType.values()).stream()
                        .map(MessageType::type)
                        .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aDocumentedExampleIsReadAndWrittenAgainWithoutLoss(Example example) {
        var read = codec.decode(amqp(example.type(), example.body()));

        assertThat(json.readTree(codec.encode(read).getBody())).isEqualTo(json.readTree(example.body()));
    }

    @Test
    void aMessageCarriesTheCloudEventsAttributesAsHeaders() {
        var encoded = codec.encode(new ConnectionClosed(new ConnectionId("radarr-1"), 7, false));

        var properties = encoded.getMessageProperties();
        assertThat(properties.getHeaders())
                .containsEntry("cloudEvents:specversion", "1.0")
                .containsEntry("cloudEvents:type", "io.arrgus.ConnectionClosed.v1")
                .containsEntry("cloudEvents:source", "/arrgus/test")
                .containsEntry("cloudEvents:subject", "radarr-1")
                .containsEntry("cloudEvents:time", "2026-11-25T10:00:00Z")
                .containsEntry("cloudEvents:id", properties.getMessageId());
    }

    @Test
    void anUnknownMemberIsIgnored() {
        var read = codec.decode(amqp("io.arrgus.ConnectionClosed.v1", """
                {"connectionId": "radarr-1", "fence": 7, "deleted": false, "since": "a later version"}"""));

        assertThat(read).isEqualTo(new ConnectionClosed(new ConnectionId("radarr-1"), 7, false));
    }

    @Test
    void anUnknownVersionIsUnreadable() {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> codec.decode(amqp("io.arrgus.ConnectionClosed.v2", "{}")))
                .withMessageContaining("not known");
    }

    @Test
    void theReasonOfAnUnreadableMessageDoesNotQuoteIt() {
        assertThatExceptionOfType(UnreadableMessage.class)
                .isThrownBy(() -> codec.decode(amqp("io.arrgus.SyncRequest.v1", "{\"apiKey\": secret")))
                .withMessageNotContaining("secret");
    }

    private static Message amqp(String type, String body) {
        return MessageBuilder.withBody(body.getBytes(StandardCharsets.UTF_8))
                .setHeader("cloudEvents:type", type)
                .build();
    }
}
