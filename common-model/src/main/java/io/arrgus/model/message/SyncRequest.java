package io.arrgus.model.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.arrgus.model.connection.Connection;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.arrgus.model.run.RunKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks a worker for one attempt of a run. It carries all that the worker needs.
 *
 * @param fence of the run; rises per connection
 * @param arrIds the Arr's own ids that an ITEMS run reads; empty for a FULL run
 * @param knownDigest of the list that the store claims to equal; null if the whole list is to be published in any case
 * @param byHand whether somebody asked for it who wants the Arr to be called, however often that failed just now
 */
public record SyncRequest(
        RunId runId,
        RunKind kind,
        Connection connection,
        long fence,
        List<Integer> arrIds,
        @Nullable String knownDigest,
        Instant requestedAt,
        boolean byHand)
        implements Message {

    public SyncRequest {
        arrIds = List.copyOf(arrIds);
    }

    @Override
    @JsonIgnore
    public ConnectionId connectionId() {
        return connection.id();
    }
}
