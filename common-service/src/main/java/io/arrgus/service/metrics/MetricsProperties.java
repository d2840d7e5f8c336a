package io.arrgus.service.metrics;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How much a service shows.
 *
 * @param connections so many have series of their own, in each service; the others are in the sums alone
 */
@Validated
@ConfigurationProperties("arrgus.metrics")
record MetricsProperties(@Min(0) @DefaultValue("1000") int connections) {}
