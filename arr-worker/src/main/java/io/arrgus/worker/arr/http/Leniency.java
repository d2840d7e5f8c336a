package io.arrgus.worker.arr.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/** How values are read: each is of its type, or it is absent. Nothing is converted, guessed or refused. */
final class Leniency {

    private Leniency() {}

    static JacksonModule module() {
        return new SimpleModule("arr")
                .addDeserializer(String.class, new Text())
                .addDeserializer(Integer.class, new Int())
                .addDeserializer(Long.class, new Whole())
                .addDeserializer(Boolean.class, new Truth())
                .addDeserializer(Instant.class, new Time())
                .addDeserializer(List.class, new Items(null));
    }

    private abstract static class Absentable<T> extends ValueDeserializer<T> {

        @Override
        public final @Nullable T deserialize(JsonParser parser, DeserializationContext context) {
            var value = value(parser, parser.currentToken());
            parser.skipChildren();
            return value;
        }

        abstract @Nullable T value(JsonParser parser, JsonToken token);
    }

    private static final class Text extends Absentable<String> {
        @Override
        @Nullable
        String value(JsonParser parser, JsonToken token) {
            return token == JsonToken.VALUE_STRING ? parser.getString() : null;
        }
    }

    private static final class Int extends Absentable<Integer> {
        @Override
        @Nullable
        Integer value(JsonParser parser, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == JsonParser.NumberType.INT
                    ? parser.getIntValue()
                    : null;
        }
    }

    private static final class Whole extends Absentable<Long> {
        @Override
        @Nullable
        Long value(JsonParser parser, JsonToken token) {
            return token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                    ? parser.getLongValue()
                    : null;
        }
    }

    private static final class Truth extends Absentable<Boolean> {
        @Override
        @Nullable
        Boolean value(JsonParser parser, JsonToken token) {
            return token == JsonToken.VALUE_TRUE ? Boolean.TRUE : token == JsonToken.VALUE_FALSE ? Boolean.FALSE : null;
        }
    }

    /** An Arr writes a date that it does not have as the year 1, shifted by its zone. */
    private static final class Time extends Absentable<Instant> {

        private static final int FIRST_YEAR = 1900;
        private static final int LAST_YEAR = 9999;

        @Override
        @Nullable
        Instant value(JsonParser parser, JsonToken token) {
            if (token != JsonToken.VALUE_STRING) {
                return null;
            }
            try {
                var instant = Instant.parse(parser.getString()).truncatedTo(ChronoUnit.MILLIS);
                var year = instant.atOffset(ZoneOffset.UTC).getYear();
                return year < FIRST_YEAR || year > LAST_YEAR ? null : instant;
            } catch (DateTimeException noDate) {
                return null;
            }
        }
    }

    /** Some elements: what is of no use is left out, and a list without end is cut. */
    private static final class Items extends ValueDeserializer<List<?>> {

        private static final int MANY = 1_000;

        private final @Nullable ValueDeserializer<Object> element;

        private Items(@Nullable ValueDeserializer<Object> element) {
            this.element = element;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, BeanProperty property) {
            var type = property.getType().getContentType();
            return new Items(context.findContextualValueDeserializer(type, property));
        }

        @Override
        public @Nullable List<?> deserialize(JsonParser parser, DeserializationContext context) {
            if (element == null || !parser.isExpectedStartArrayToken()) {
                parser.skipChildren();
                return null;
            }
            var items = new ArrayList<Object>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var item = items.size() < MANY ? read(element, parser, context) : null;
                if (item != null) {
                    items.add(item);
                }
                parser.skipChildren();
            }
            return items;
        }

        private static @Nullable Object read(
                ValueDeserializer<Object> element, JsonParser parser, DeserializationContext context) {
            return parser.currentToken() == JsonToken.VALUE_NULL ? null : element.deserialize(parser, context);
        }
    }

    /** A value where an object is expected, and the other way round. */
    static final class AnythingElseIsAbsent extends DeserializationProblemHandler {

        @Override
        public @Nullable Object handleUnexpectedToken(
                DeserializationContext context,
                JavaType target,
                JsonToken token,
                JsonParser parser,
                @Nullable String message) {
            parser.skipChildren();
            return null;
        }

        @Override
        public @Nullable Object handleMissingInstantiator(
                DeserializationContext context,
                Class<?> target,
                @Nullable ValueInstantiator instantiator,
                JsonParser parser,
                @Nullable String message) {
            return null;
        }
    }
}
