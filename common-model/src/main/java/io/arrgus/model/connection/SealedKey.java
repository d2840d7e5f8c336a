package io.arrgus.model.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** An Arr's API key, encrypted and bound to its connection: useless under another connection's id (guarantee 9). */
public record SealedKey(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SealedKey {}

    @Override
    public String toString() {
        return "SealedKey[hidden]";
    }
}
