package io.arrgus.worker.arr;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How patient the worker is with an Arr, and how much it takes from one.
 *
 * @param connectTimeout for the connection to be accepted, TLS included
 * @param statusTimeout for the first byte of {@code system/status}: a hung Arr ends here
 * @param itemTimeout for the first byte of one title or of the root folders, which may lie on slow network shares
 * @param libraryTimeout for the first byte of the whole library; 40,000 movies took a real Radarr 27 s
 * @param idleTimeout between two bytes of an answer that has begun
 * @param maxListSize of a library, uncompressed; a movie takes about 4.7 kB
 * @param maxItems in a library
 * @param tries of a call that fails in a way that may pass at once
 * @param firstPause before the second try at the most; doubles with each further try; the true pause is random below it
 * @param longestPause before any try
 * @param retryFor how long after its start a call may still be tried again
 * @param retryLibraryFor the same for the whole library
 */
@Validated
@ConfigurationProperties("arrgus.worker.arr")
public record ArrProperties(
        @NotNull @DefaultValue("5s") Duration connectTimeout,
        @NotNull @DefaultValue("5s") Duration statusTimeout,
        @NotNull @DefaultValue("30s") Duration itemTimeout,
        @NotNull @DefaultValue("300s") Duration libraryTimeout,
        @NotNull @DefaultValue("30s") Duration idleTimeout,
        @NotNull @DefaultValue("2GB") DataSize maxListSize,
        @Min(1) @DefaultValue("250000") int maxItems,
        @Min(1) @DefaultValue("4") int tries,
        @NotNull @DefaultValue("500ms") Duration firstPause,
        @NotNull @DefaultValue("10s") Duration longestPause,
        @NotNull @DefaultValue("60s") Duration retryFor,
        @NotNull @DefaultValue("10m") Duration retryLibraryFor) {

    /** How long the first byte of an answer may take. */
    public Duration patience(Endpoint endpoint) {
        return switch (endpoint) {
            case STATUS -> statusTimeout;
            case ITEM, ROOT_FOLDERS -> itemTimeout;
            case LIBRARY -> libraryTimeout;
        };
    }

    Duration retryFor(Endpoint endpoint) {
        return endpoint == Endpoint.LIBRARY ? retryLibraryFor : retryFor;
    }
}
