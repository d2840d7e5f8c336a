package io.arrgus.service.metrics;

import io.arrgus.model.connection.ConnectionId;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Bounds how many connections have series of their own, so that a fleet cannot drown whoever stores them. What is left out
 * is told by a gauge.
 */
public final class ConnectionSeries {

    private final int most;
    private final Map<String, Integer> leftOut = new ConcurrentHashMap<>();

    public ConnectionSeries(int most, MeterRegistry meters) {
        this.most = most;
        Gauge.builder(
                        "arrgus.connections.without.series",
                        leftOut,
                        it -> it.values().stream()
                                .mapToInt(Integer::intValue)
                                .max()
                                .orElse(0))
                .description("Connections that have no series of their own, as there are too many")
                .register(meters);
    }

    /** Those of {@code all} that may have series: the first by id, so that every replica chooses the same. */
    public Set<ConnectionId> among(String whose, Collection<ConnectionId> all) {
        leftOut.put(whose, Math.max(0, all.size() - most));
        return all.size() <= most
                ? Set.copyOf(all)
                : all.stream()
                        .sorted(Comparator.comparing(ConnectionId::value))
                        .limit(most)
                        .collect(Collectors.toSet());
    }
}
