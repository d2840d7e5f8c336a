package io.arrgus.simulator.library;

import java.io.Serial;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;

/** Writes as codes what could mean something in a page or in a script. */
final class Cautious extends CharacterEscapes {
    @Serial
    private static final long serialVersionUID = 1;

    private static final String DANGEROUS = "\"&'+<>`";

    @Override
    public int[] getEscapeCodesForAscii() {
        var codes = standardAsciiEscapesForJSON();
        DANGEROUS.chars().forEach(character -> codes[character] = ESCAPE_STANDARD);
        return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
        return null;
    }
}
