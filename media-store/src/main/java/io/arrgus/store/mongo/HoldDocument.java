package io.arrgus.store.mongo;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.Hold;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * As {@link Hold}; the id is the connection's. The members from {@code state} on follow from the others, so that holds
 * can be listed without their titles. Public, as the driver calls its constructor.
 *
 * @param held how many titles wait
 * @param approved how many of them a person allowed to go
 */
public record HoldDocument(
        @BsonId String id,
        long version,
        long fence,
        @Nullable List<FoundDocument> found,
        @Nullable List<String> allowed,
        boolean dismissed,
        boolean owed,
        @Nullable Instant openedAt,
        Instant changedAt,
        long living,
        Hold.@Nullable State state,
        String revision,
        int held,
        int approved) {

    /** As {@link Hold.Found}. */
    public record FoundDocument(String run, long fence, Hold.Why why, Instant at, List<String> externalIds) {

        static FoundDocument of(Hold.Found found) {
            return new FoundDocument(
                    found.runId().value(), found.fence(), found.why(), found.at(), found.externalIds());
        }

        Hold.Found known() {
            return new Hold.Found(new RunId(run), fence, why, at, externalIds);
        }
    }

    static HoldDocument of(Hold hold) {
        return new HoldDocument(
                hold.connectionId().value(),
                hold.version(),
                hold.fence(),
                hold.found().stream().map(FoundDocument::of).toList(),
                hold.allowed().stream().sorted().toList(),
                hold.dismissed(),
                hold.owed(),
                hold.openedAt(),
                hold.changedAt(),
                hold.living(),
                hold.state(),
                hold.revision(),
                hold.titles().size(),
                hold.allowed().size());
    }

    /** As the kernel knows it, if it was read whole. */
    public Hold hold() {
        return new Hold(
                new ConnectionId(id),
                version,
                fence,
                found == null
                        ? List.of()
                        : found.stream().map(FoundDocument::known).toList(),
                allowed == null ? Set.of() : Set.copyOf(allowed),
                dismissed,
                owed,
                openedAt,
                changedAt,
                living);
    }
}
