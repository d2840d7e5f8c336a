package io.arrgus.worker.intake;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests a worker has in hand. Most of them wait for their Arrs, which costs nothing.
 *
 * @param fullConsumers for whole libraries
 * @param itemsConsumers for named titles, which somebody waits for
 */
@Validated
@ConfigurationProperties("arrgus.worker.intake")
record IntakeProperties(
        @Min(1) @DefaultValue("64") int fullConsumers,
        @Min(1) @DefaultValue("16") int itemsConsumers) {}
