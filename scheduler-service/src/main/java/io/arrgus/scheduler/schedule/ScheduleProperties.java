package io.arrgus.scheduler.schedule;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import java.time.Duration;
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
        @DefaultValue("false") boolean closeOpenRunsAtStart) {}
