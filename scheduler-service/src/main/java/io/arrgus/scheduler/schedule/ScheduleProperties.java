package io.arrgus.scheduler.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When runs begin, and when they are given up.
 *
 * @param tick the time between two looks at what is due
 * @param perTick how many connections one look takes care of at most
 * @param jitter by which part the time between two FULL runs varies, so that connections do not march in step
 * @param requestExpiry how long a request waits for a worker; after one more minute its run is given up
 * @param fetchingLease how long a worker may be silent before its run is given up
 * @param applyingLease how long the store may take to finish a run
 * @param wholeReadEvery after this time a list is published whole, even if its digest says that nothing changed
 * @param backOff the pauses after one, two, … runs of a connection that failed; the last one stays; each varies by half
 * @param probeEvery the pause after a run that failed in a way that only a person can mend; varies by half
 * @param closeOpenRunsAtStart gives up and repeats all runs that are open at the start: for a broker that forgets its
 *     messages when it stops, and a single scheduler
 */
@Validated
@ConfigurationProperties("arrgus.scheduler")
record ScheduleProperties(
        @DurationMin(millis = 10) @DefaultValue("1s") Duration tick,
        @Min(1) @DefaultValue("50") int perTick,

        @DecimalMin("0") @DecimalMax("0.5") @DefaultValue("0.1")
        double jitter,

        @DurationMin(seconds = 1) @DefaultValue("10m") Duration requestExpiry,
        @DurationMin(seconds = 1) @DefaultValue("60s") Duration fetchingLease,
        @DurationMin(seconds = 1) @DefaultValue("1h") Duration applyingLease,
        @DurationMin(seconds = 0) @DefaultValue("24h") Duration wholeReadEvery,

        @NotEmpty @DefaultValue({"1m", "5m", "15m", "30m", "60m"})
        List<@DurationMin(millis = 100) Duration> backOff,

        @DurationMin(millis = 100) @DefaultValue("1h") Duration probeEvery,
        @DefaultValue("false") boolean closeOpenRunsAtStart) {

    ScheduleProperties {
        backOff = List.copyOf(backOff);
    }
}
