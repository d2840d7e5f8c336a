package io.arrgus.model.connection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;

/** An Arr's API key in clear. It can come in as JSON, but never goes out: not as JSON, not as text (guarantee 9). */
public record ApiKey(@JsonIgnore String secret) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApiKey {
        if (secret.isBlank()) {
            throw new IllegalArgumentException("The API key is empty");
        }
        if (secret.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException("The API key has blanks or other characters that no key has");
        }
    }

    @Override
    public String toString() {
        return "ApiKey[hidden]";
    }
}
