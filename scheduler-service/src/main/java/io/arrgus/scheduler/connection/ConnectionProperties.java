package io.arrgus.scheduler.connection;

import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How often connections may be synced.
 *
 * @param every the time between two FULL runs of a connection for which nobody said
 * @param minimumEvery the shortest that a person may choose
 */
@Validated
@ConfigurationProperties("arrgus.scheduler")
record ConnectionProperties(
        @DurationMin(millis = 100) @DefaultValue("60m") Duration every,
        @DurationMin(millis = 100) @DefaultValue("1m") Duration minimumEvery) {}
