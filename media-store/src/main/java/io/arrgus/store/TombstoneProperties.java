package io.arrgus.store;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is left of a removed title.
 *
 * @param keptFor how long a removed title is remembered, and restored with what was decided about it if it comes back
 */
@Validated
@ConfigurationProperties("arrgus.store.tombstones")
record TombstoneProperties(
        @NotNull @DurationMin(days = 1) @DefaultValue("30d") Duration keptFor) {}
