package io.arrgus.service.sealing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the master key comes from that seals the keys of the Arrs. One of the two must be set, to the same key in
 * every scheduler and worker.
 *
 * @param masterKey 32 random bytes in base64, as {@code openssl rand -base64 32} makes them
 * @param masterKeyFile a file that holds such a key
 */
@ConfigurationProperties("arrgus")
record SealingProperties(
        @Nullable String masterKey, @Nullable Path masterKeyFile) {

    @Override
    public String toString() {
        return "SealingProperties[hidden]";
    }
}
