package io.arrgus.store.mongo;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.HistoryEntry;
import io.arrgus.store.kernel.HistoryEntry.Change;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bson.BsonValue;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A history entry as it is stored, in the history and on a title's {@code unsent} list.
 *
 * @param what the name of a {@link HistoryEntry.What}, or {@link #IMPORTED}
 * @param mediaId null for the entry of an import
 * @param titles how many an import brought; else null
 */
public record EntryDocument(
        @BsonId String id,
        String connection,
        @Nullable String mediaId,
        long rev,
        String what,
        Instant at,
        @Nullable String run,
        long fence,
        @Nullable Map<String, ChangeDocument> changed,
        @Nullable String hash,
        boolean live,
        @Nullable Long titles) {

    /** The one entry of a connection's first import. */
    static final String IMPORTED = "IMPORTED";

    /** As {@link Change}. */
    public record ChangeDocument(
            @Nullable BsonValue before, @Nullable BsonValue after) {}

    static EntryDocument of(HistoryEntry entry) {
        var changed = new LinkedHashMap<String, ChangeDocument>();
        entry.changed()
                .forEach((member, change) -> changed.put(
                        member,
                        new ChangeDocument(PlainValues.write(change.before()), PlainValues.write(change.after()))));
        return new EntryDocument(
                entry.id(),
                entry.mediaId().connectionId().value(),
                entry.mediaId().toString(),
                entry.rev(),
                entry.what().name(),
                entry.at(),
                entry.runId() == null ? null : entry.runId().value(),
                entry.fence(),
                changed,
                entry.hash(),
                entry.live(),
                null);
    }

    static EntryDocument ofImport(ConnectionId connection, RunId run, long fence, Instant at, long titles) {
        return new EntryDocument(
                connection + ":import",
                connection.value(),
                null,
                0,
                IMPORTED,
                at,
                run.value(),
                fence,
                null,
                null,
                true,
                titles);
    }

    /** @throws NullPointerException for the entry of an import, which belongs to no title */
    public HistoryEntry entry() {
        return new HistoryEntry(
                MediaId.parse(Objects.requireNonNull(mediaId)),
                rev,
                HistoryEntry.What.valueOf(what),
                at,
                run == null ? null : new RunId(run),
                fence,
                changes(),
                Objects.requireNonNull(hash),
                live);
    }

    private Map<String, Change> changes() {
        var changes = new LinkedHashMap<String, Change>();
        if (changed != null) {
            changed.forEach((member, change) -> changes.put(
                    member, new Change(PlainValues.read(change.before()), PlainValues.read(change.after()))));
        }
        return changes;
    }
}
