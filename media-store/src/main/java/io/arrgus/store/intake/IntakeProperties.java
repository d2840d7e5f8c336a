package io.arrgus.store.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many messages are worked on at once, in each process.
 *
 * @param fullConsumers messages of FULL runs
 * @param itemsConsumers messages of ITEMS runs, which a FULL run never delays
 * @param sweepEvery the time between two looks for what a crash left behind, and for tombstones that are due
 */
@Validated
@ConfigurationProperties("arrgus.store.intake")
record IntakeProperties(
        @Min(1) @Max(64) @DefaultValue("4") int fullConsumers,
        @Min(1) @Max(64) @DefaultValue("2") int itemsConsumers,

        @NotNull @DurationMin(seconds = 1) @DefaultValue("1m")
        Duration sweepEvery) {}
