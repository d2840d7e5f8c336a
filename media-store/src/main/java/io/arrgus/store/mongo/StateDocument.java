package io.arrgus.store.mongo;

import io.arrgus.model.run.AttemptId;
import io.arrgus.store.kernel.LibraryState;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/** As {@link LibraryState}; the id is the connection's. Public, as the driver calls its constructor. */
public record StateDocument(
        @BsonId String id,
        long floor,
        @Nullable String by,
        long touched,
        long late,
        long finished,
        @Nullable String digest,
        long digestFence) {

    LibraryState state() {
        return new LibraryState(
                floor, by == null ? null : new AttemptId(by), touched, late, finished, digest, digestFence);
    }
}
