package io.arrgus.model.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one run. */
public record RunId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RunId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A run id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
