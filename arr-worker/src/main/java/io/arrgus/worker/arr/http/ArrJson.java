package io.arrgus.worker.arr.http;

import io.arrgus.worker.arr.ArrProperties;
import io.arrgus.worker.arr.ArrTrouble;
import io.arrgus.worker.arr.CallFailed;
import io.arrgus.worker.arr.ReadItem;
import io.arrgus.worker.arr.ReadItem.Unreadable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what Arrs send, one item at a time. A member that is not of the expected type counts as absent, so that a
 * title is not lost for a detail; what nobody asks for is skipped without being kept.
 */
@Component
final class ArrJson {

    private static final int LONGEST_STRING = 8 * 1024 * 1024;

    private final JsonMapper json = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .disable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                    DeserializationFeature.WRAP_EXCEPTIONS)
            .enable(DeserializationFeature.ACCEPT_EMPTY_STRING_AS_NULL_OBJECT)
            .addHandler(new Leniency.AnythingElseIsAbsent())
            .addModule(Leniency.module())
            .build();
    private final int maxItems;

    ArrJson(ArrProperties properties) {
        this.maxItems = properties.maxItems();
    }

    /** The one object that {@code body} is. */
    <T> T object(InputStream body, Class<T> shape) {
        try (var parser = json.createParser(body)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                return json.readValue(parser, shape);
            }
        } catch (JacksonException broken) {
            throw new CallFailed(ArrTrouble.NOT_JSON);
        }
        throw new CallFailed(ArrTrouble.NOT_JSON);
    }

    /** The objects in the list that {@code body} is. */
    <T> List<T> objects(InputStream body, Class<T> shape) {
        var found = new ArrayList<T>();
        elements(body, parser -> {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                found.add(json.readValue(parser, shape));
            }
        });
        return found;
    }

    /** Hands out every element of the list that {@code body} is, to the very end of the input. */
    <T> void items(InputStream body, Class<T> shape, Function<T, ReadItem> toItem, Consumer<ReadItem> each) {
        elements(
                body,
                parser -> each.accept(
                        parser.currentToken() == JsonToken.START_OBJECT
                                ? toItem.apply(json.readValue(parser, shape))
                                : new Unreadable(null, null, "It is not an object.")));
    }

    /**
     * The proof that a list is whole: it begins as one, closes, and nothing follows. HTTP's own end proves nothing, as
     * proxies end a cut list cleanly.
     */
    private void elements(InputStream body, Consumer<JsonParser> atElement) {
        var watched = new Watched(body);
        try (var parser = json.createParser(watched)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new CallFailed(
                        watched.ended && parser.currentToken() == null ? ArrTrouble.TRUNCATED : ArrTrouble.NOT_A_LIST);
            }
            for (int count = 1; parser.nextToken() != JsonToken.END_ARRAY; count++) {
                if (count > maxItems) {
                    throw new CallFailed(ArrTrouble.TOO_MANY_ITEMS, String.valueOf(maxItems));
                }
                atElement.accept(parser);
                parser.skipChildren();
            }
            nothingFollows(parser);
        } catch (JacksonIOException unreadable) {
            throw new UncheckedIOException(unreadable.getCause());
        } catch (JacksonException broken) {
            throw new CallFailed(watched.ended ? ArrTrouble.TRUNCATED : ArrTrouble.BROKEN_JSON);
        }
    }

    private static void nothingFollows(JsonParser parser) {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (JacksonException garbage) {
            throw new CallFailed(ArrTrouble.BROKEN_JSON);
        }
        throw new CallFailed(ArrTrouble.BROKEN_JSON);
    }

    /** A list may be cut inside a word, a number or a letter: what the parser says then is not always "end of input". */
    private static final class Watched extends FilterInputStream {

        private boolean ended;

        private Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = super.read(into, offset, length);
            ended |= count < 0;
            return count;
        }
    }
}
