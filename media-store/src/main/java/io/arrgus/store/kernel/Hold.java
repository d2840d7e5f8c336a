package io.arrgus.store.kernel;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.AttemptId;
import io.arrgus.model.run.RunId;
import java.time.Instant;
import java.util.List;

/**
 * Titles that would have been removed, but wait for a person.
 *
 * @param live how many living titles the connection had then
 */
public record Hold(
        ConnectionId connectionId,
        RunId runId,
        AttemptId attemptId,
        long fence,
        Instant at,
        long live,
        List<String> externalIds) {

    public Hold {
        externalIds = List.copyOf(externalIds);
    }
}
