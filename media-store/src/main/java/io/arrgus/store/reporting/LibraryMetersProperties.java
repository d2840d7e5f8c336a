package io.arrgus.store.reporting;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the metrics tell of libraries.
 *
 * @param libraryMetersEvery the time between two counts of the libraries that changed
 */
@Validated
@ConfigurationProperties("arrgus.store")
record LibraryMetersProperties(
        @NotNull @DurationMin(seconds = 1) @DefaultValue("1m")
        Duration libraryMetersEvery) {}
