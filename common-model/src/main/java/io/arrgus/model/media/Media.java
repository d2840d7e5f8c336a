package io.arrgus.model.media;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One title of one connection as we keep it.
 *
 * @param facts what the Arr says
 * @param hash of the facts
 * @param live false for a tombstone: the title left the Arr, but its intent and history are kept for a while
 * @param fence of the newest run that saw it
 * @param rev counts the changes of content
 * @param ruledMonitor what the connection's rule decided
 * @param userMonitor what a user decided, if one did; a sync never writes it
 * @param userTrailerId the trailer a user or a tool chose, if one did; a sync never writes it
 */
public record Media(
        MediaId id,
        MediaFacts facts,
        String hash,
        boolean live,
        long fence,
        long rev,
        boolean ruledMonitor,
        @Nullable Boolean userMonitor,
        @Nullable String userTrailerId,
        Instant addedAt,
        Instant updatedAt,
        @Nullable Instant removedAt) {

    public boolean monitor() {
        return userMonitor != null ? userMonitor : ruledMonitor;
    }

    public MonitorStatus status() {
        return MonitorStatus.of(facts.complete(), facts.downloading(), monitor());
    }
}
