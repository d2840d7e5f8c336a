package io.arrgus.scheduler.parking;

import io.arrgus.service.messaging.Body;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Takes out what is secret, or only looks like it. */
final class Redaction {

    static final String HIDDEN = "[hidden]";

    private static final int MOST_SHOWN = 512 * 1024;
    private static final Pattern SECRET_NAME = Pattern.compile(
            "^(key|.*(api[-_]?key|token|secret|passw|authori[sz]ation|cookie|credential).*)$",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern SECRET_IN_TEXT = Pattern.compile(
            "(?<=://)[^/\\s@]+(?=@)|(?<=(?:api[-_]?key|token|secret|password)=)[^&\\s\"']+", Pattern.CASE_INSENSITIVE);

    private Redaction() {}

    /** The body as JSON; null if it is none, or too much. */
    static @Nullable JsonNode of(@Nullable Body body) {
        if (body == null || body.size() > MOST_SHOWN) {
            return null;
        }
        try {
            return redacted("", JsonMapper.shared().readTree(body.bytes()));
        } catch (JacksonException notJson) {
            return null;
        }
    }

    static Object of(String name, Object value) {
        if (SECRET_NAME.matcher(name).matches()) {
            return HIDDEN;
        }
        return value instanceof String text ? redacted(text) : value;
    }

    private static JsonNode redacted(String name, JsonNode value) {
        if (SECRET_NAME.matcher(name).matches()) {
            return StringNode.valueOf(HIDDEN);
        }
        return switch (value) {
            case ObjectNode object -> {
                object.propertyNames().stream()
                        .toList()
                        .forEach(member -> object.set(member, redacted(member, object.get(member))));
                yield object;
            }
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, redacted("", array.get(i)));
                }
                yield array;
            }
            case StringNode text -> StringNode.valueOf(redacted(text.stringValue()));
            default -> value;
        };
    }

    private static String redacted(String text) {
        return SECRET_IN_TEXT.matcher(text).replaceAll(HIDDEN);
    }
}
