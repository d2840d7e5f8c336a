package io.arrgus.store.mongo;

import io.arrgus.store.kernel.Hold;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/** As {@link Hold}; the id is the connection's. Public, as the driver calls its constructor. */
public record HoldDocument(
        @BsonId String id, String run, String attempt, long fence, Instant at, long live, List<String> externalIds) {

    static HoldDocument of(Hold hold) {
        return new HoldDocument(
                hold.connectionId().value(),
                hold.runId().value(),
                hold.attemptId().value(),
                hold.fence(),
                hold.at(),
                hold.live(),
                hold.externalIds());
    }
}
