package io.arrgus.store.mongo;

import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDateTime;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/** Values of which nobody says beforehand what they are: a change may be of any member. */
final class PlainValues {

    private PlainValues() {}

    static @Nullable BsonValue write(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> new BsonString(text);
            case Integer number -> new BsonInt32(number);
            case Long number -> new BsonInt64(number);
            case Boolean flag -> BsonBoolean.valueOf(flag);
            case Instant instant -> new BsonDateTime(instant.toEpochMilli());
            case List<?> list ->
                new BsonArray(list.stream().map(PlainValues::element).toList());
            default -> throw new IllegalArgumentException("No plain value: " + value.getClass());
        };
    }

    static @Nullable Object read(@Nullable BsonValue value) {
        return switch (value) {
            case null -> null;
            case BsonString text -> text.getValue();
            case BsonInt32 number -> number.getValue();
            case BsonInt64 number -> number.getValue();
            case BsonBoolean flag -> flag.getValue();
            case BsonDateTime instant -> Instant.ofEpochMilli(instant.getValue());
            case BsonArray list -> list.stream().map(PlainValues::read).toList();
            default -> throw new IllegalArgumentException("No plain value: " + value.getBsonType());
        };
    }

    private static BsonValue element(Object value) {
        var written = write(value);
        if (written == null) {
            throw new IllegalArgumentException("A list of plain values has a gap");
        }
        return written;
    }
}
