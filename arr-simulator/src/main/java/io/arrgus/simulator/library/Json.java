package io.arrgus.simulator.library;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON as an Arr writes it: indented by two blanks, members as {@code "name": value}, nothing between empty brackets. */
public final class Json {
    static final JsonMapper MAPPER =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private static final PrettyPrinter AS_AN_ARR = asAnArr();

    private Json() {}

    /** @throws tools.jackson.core.JacksonException if it is none */
    public static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    /** Closing it leaves {@code target} open. */
    public static JsonGenerator indented(OutputStream target) {
        return MAPPER.writer().with(AS_AN_ARR).createGenerator(target);
    }

    /** As the handler of exceptions writes it: with nothing in a text but harmless ASCII. */
    public static JsonGenerator cautious(OutputStream target) {
        return MAPPER.writer()
                .with(AS_AN_ARR)
                .with(new Cautious())
                .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                .createGenerator(target);
    }

    /** All on one line. Closing it leaves {@code target} open. */
    public static JsonGenerator compact(OutputStream target) {
        return MAPPER.writer().createGenerator(target);
    }

    private static PrettyPrinter asAnArr() {
        var separators = Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        var indenter = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
    }
}
