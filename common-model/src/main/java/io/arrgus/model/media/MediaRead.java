package io.arrgus.model.media;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arrgus.model.connection.ConnectionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A title as people see it: one flat object, in which the facts stand beside the rest.
 *
 * @param monitor what counts: the user's word, else the rule's
 * @param monitorDecidedBy who decided it
 * @param trailerId the user's or tool's choice, else the Arr's
 * @param removedAt null while it is in the Arr
 */
public record MediaRead(
        MediaId id,
        ConnectionId connectionId,
        String externalId,
        MonitorStatus status,
        boolean monitor,
        DecidedBy monitorDecidedBy,
        @Nullable String trailerId,
        long rev,
        Instant addedAt,
        Instant updatedAt,
        @Nullable Instant removedAt,
        @JsonUnwrapped MediaFacts facts) {

    /** Whose word is in force. */
    public enum DecidedBy {
        USER,
        RULE
    }

    public static MediaRead of(Media media) {
        var byUser = media.userMonitor() != null;
        var trailer = media.userTrailerId() != null
                ? media.userTrailerId()
                : media.facts().youtubeTrailerId();
        return new MediaRead(
                media.id(),
                media.id().connectionId(),
                media.id().externalId(),
                media.status(),
                media.monitor(),
                byUser ? DecidedBy.USER : DecidedBy.RULE,
                trailer,
                media.rev(),
                media.addedAt(),
                media.updatedAt(),
                media.removedAt(),
                media.facts());
    }
}
