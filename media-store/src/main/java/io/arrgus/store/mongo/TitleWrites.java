package io.arrgus.store.mongo;

import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.push;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.WriteModel;
import io.arrgus.store.kernel.Title;
import io.arrgus.store.kernel.TitleWrite;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Writes of titles as the driver knows them: each with all that was read in its filter. Filters are flat, because one
 * of the databases finds no index otherwise.
 */
final class TitleWrites {

    /** On tombstones that are being purged. */
    static final String MARK = "purging";

    private TitleWrites() {}

    static WriteModel<MediaDocument> model(TitleWrite write) {
        return switch (write) {
            case TitleWrite.Create(var title) -> new InsertOneModel<>(MediaDocument.of(title));
            case TitleWrite.Change(var before, var after, var entry) ->
                new UpdateOneModel<>(
                        asRead(before).append("rev", before.media().rev()),
                        combine(content(MediaDocument.of(after)), push("unsent", EntryDocument.of(entry))));
            case TitleWrite.Advance(var before, var fence) -> new UpdateOneModel<>(asRead(before), set("fence", fence));
            case TitleWrite.Decide(var before, var after, var entry) ->
                new UpdateOneModel<>(
                        new Document("_id", before.id().toString())
                                .append("live", true)
                                .append("rev", before.media().rev()),
                        combine(intent(MediaDocument.of(after)), push("unsent", EntryDocument.of(entry))));
        };
    }

    private static Document asRead(Title title) {
        var media = title.media();
        return new Document("_id", media.id().toString())
                .append("hash", media.hash())
                .append("fence", media.fence())
                .append("live", media.live());
    }

    /** All that a run may write, and nothing that a user decides. */
    private static Bson content(MediaDocument after) {
        return combine(
                set("facts", after.facts()),
                set("hash", after.hash()),
                set("live", after.live()),
                set("fence", after.fence()),
                set("rev", after.rev()),
                set("ruledMonitor", after.ruledMonitor()),
                set("updatedAt", after.updatedAt()),
                set("removedAt", after.removedAt()),
                unset(MARK),
                set("lastChange", after.lastChange()),
                set("monitor", after.monitor()),
                set("status", after.status()),
                set("titleKey", after.titleKey()),
                set("words", after.words()),
                set("year", after.year()));
    }

    private static Bson intent(MediaDocument after) {
        return combine(
                set("userMonitor", after.userMonitor()),
                set("userTrailerId", after.userTrailerId()),
                set("rev", after.rev()),
                set("updatedAt", after.updatedAt()),
                set("monitor", after.monitor()),
                set("status", after.status()));
    }
}
