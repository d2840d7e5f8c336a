package io.arrgus.service.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of every histogram of ours. They are few, as each is one more series per set of labels; quantiles are worked
 * out by whoever asks, as those of several processes cannot be added.
 */
final class Histograms implements MeterFilter {

    private static final Map<String, double[]> BUCKETS = Map.of(
            "arrgus.arr.calls",
            nanos(0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 300),
            "arrgus.message.wait",
            nanos(0.1, 1, 5, 15, 60, 300, 600),
            "arrgus.run.duration",
            nanos(1, 5, 15, 60, 300, 1200, 3600),
            SyncPhases.NAME,
            nanos(0.1, 0.5, 1, 5, 15, 60, 300));

    private static double[] nanos(double... seconds) {
        return DoubleStream.of(seconds)
                .map(it -> it * Duration.ofSeconds(1).toNanos())
                .toArray();
    }

    @Override
    public @Nullable DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        var buckets = BUCKETS.get(id.getName());
        return buckets == null
                ? config
                : DistributionStatisticConfig.builder()
                        .serviceLevelObjectives(buckets)
                        .build()
                        .merge(config);
    }
}
