package io.arrgus.service.door;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The key that opens the REST API.
 *
 * @param apiKey what callers send as {@code X-Api-Key}; read from the file if not set
 * @param apiKeyFile holds the key; if it does not exist, a key is made, written there and shown once
 */
@ConfigurationProperties("arrgus")
record DoorProperties(
        @Nullable String apiKey,
        @DefaultValue("data/api-key") Path apiKeyFile) {

    @Override
    public String toString() {
        return "DoorProperties[hidden]";
    }
}
