package io.arrgus.model.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Names one fetch inside a run: a request that is delivered again fetches again, under a new one. */
public record AttemptId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AttemptId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("An attempt id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
