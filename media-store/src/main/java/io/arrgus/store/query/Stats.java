package io.arrgus.store.query;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MonitorStatus;
import java.util.List;
import java.util.Map;

/** What is in the store, in numbers. */
record Stats(List<OfConnection> connections) {

    /**
     * @param byStatus how many titles have each status
     * @param monitored how many the Arr looks for
     * @param sizeOnDisk in bytes
     */
    record OfConnection(
            ConnectionId connectionId,
            long total,
            Map<MonitorStatus, Long> byStatus,
            long monitored,
            long sizeOnDisk) {}
}
