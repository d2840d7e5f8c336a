package io.arrgus.model.message;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.connection.RemovalFuse;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch of what one attempt observed.
 *
 * @param number of the batch in its attempt, from 0
 * @param monitorType the rule in force when it was observed
 * @param seen titles that are in the Arr
 * @param goneArrIds the Arr's own ids of titles that are proved gone; only in ITEMS runs
 * @param fuse of the connection; null if the store's default is right
 */
public record MediaStatusEvent(
        RunId runId,
        AttemptId attemptId,
        ConnectionId connectionId,
        RunKind kind,
        long fence,
        int number,
        MonitorType monitorType,
        List<MediaCreate> seen,
        List<Integer> goneArrIds,
        @Nullable RemovalFuse fuse)
        implements Message {

    public MediaStatusEvent {
        seen = List.copyOf(seen);
        goneArrIds = List.copyOf(goneArrIds);
    }
}
