package io.arrgus.store.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.mongo.HoldDocument;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Holds as people see them. */
final class HoldPages {

    private HoldPages() {}

    /** @param nextCursor for the next page; null on the last one */
    record HoldPage(List<HoldRead> items, @Nullable String nextCursor) {}

    /**
     * A hold without its titles.
     *
     * @param revision names the set of titles: it changes when other titles wait
     * @param openedAt since when something waits
     * @param changedAt when the set last became another one
     * @param living how many titles the connection had then, with those that wait
     * @param held how many titles wait
     * @param approved how many of them may go, if the next complete FULL run does not find them either
     */
    record HoldRead(
            ConnectionId id,
            ConnectionId connectionId,
            Hold.State state,
            String revision,
            Instant openedAt,
            Instant changedAt,
            long living,
            int held,
            int approved) {

        static HoldRead of(HoldDocument hold) {
            var id = new ConnectionId(hold.id());
            return new HoldRead(
                    id,
                    id,
                    Objects.requireNonNull(hold.state()),
                    hold.revision(),
                    Objects.requireNonNull(hold.openedAt()),
                    hold.changedAt(),
                    hold.living(),
                    hold.held(),
                    hold.approved());
        }

        static HoldRead of(Hold hold) {
            return new HoldRead(
                    hold.connectionId(),
                    hold.connectionId(),
                    Objects.requireNonNull(hold.state()),
                    hold.revision(),
                    Objects.requireNonNull(hold.openedAt()),
                    hold.changedAt(),
                    hold.living(),
                    hold.titles().size(),
                    hold.allowed().size());
        }
    }

    /**
     * A hold with some of its titles, in the order of their external ids.
     *
     * @param nextCursor for the next page of titles; null on the last one
     */
    record HoldShown(
            @JsonUnwrapped HoldRead hold,
            List<HeldTitle> titles,
            @Nullable String nextCursor) {}

    /**
     * One title that would go.
     *
     * @param why how it was found not to be in the Arr any more
     * @param foundAt when that was
     * @param runId by which run
     * @param approved whether it may go
     */
    record HeldTitle(
            String externalId,
            MediaId mediaId,
            @Nullable String title,
            @Nullable Integer year,
            Hold.Why why,
            Instant foundAt,
            RunId runId,
            boolean approved) {}
}
