package io.arrgus.worker.sync;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How one sync works.
 *
 * @param spoolDirectory where libraries are kept while they are read, and nothing afterwards; {@code arrgus-spool} in the
 *     system's temporary folder if not set
 * @param progressEvery the time between two reports of a sync that is under way
 * @param longest how long a sync may take; must stay below the broker's acknowledgement timeout
 * @param batchSize of an event at the most, as JSON; a single larger title goes alone
 * @param bytesInFlight of all syncs together, published and not yet confirmed
 * @param atWork how many syncs may read and publish at the same time; waiting for an Arr does not count; 0 means twice
 *     the number of cores
 */
@Validated
@ConfigurationProperties("arrgus.worker.sync")
record SyncProperties(
        @Nullable Path spoolDirectory,

        @NotNull @DefaultValue("15s") Duration progressEvery,
        @NotNull @DefaultValue("20m") Duration longest,
        @NotNull @DefaultValue("128KB") DataSize batchSize,
        @NotNull @DefaultValue("8MB") DataSize bytesInFlight,
        @Min(0) @DefaultValue("0") int atWork) {

    Path spool() {
        return spoolDirectory != null ? spoolDirectory : Path.of(System.getProperty("java.io.tmpdir"), "arrgus-spool");
    }

    int permits() {
        return atWork > 0 ? atWork : 2 * Runtime.getRuntime().availableProcessors();
    }
}
