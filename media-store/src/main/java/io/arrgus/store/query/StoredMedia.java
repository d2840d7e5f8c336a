package io.arrgus.store.query;

import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaRead;
import io.arrgus.model.media.MonitorStatus;
import io.arrgus.store.mongo.MediaDocument;
import io.arrgus.store.mongo.StoreCollections;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds titles, history and numbers in the store. */
@Component
final class StoredMedia {

    private final StoreCollections collections;

    StoredMedia(StoreCollections collections) {
        this.collections = collections;
    }

    MediaPage find(MediaQuery query) {
        var found = collections
                .media()
                .find(query.page())
                .sort(query.order())
                .limit(query.limit() + 1)
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(found.size(), query.limit()));
        var next = found.size() > query.limit()
                ? Cursor.after(page.getLast(), query.sort(), query.descending()).text()
                : null;
        var total = query.cursor() == null ? collections.media().countDocuments(query.filter()) : null;
        return new MediaPage(
                page.stream().map(MediaDocument::media).map(MediaRead::of).toList(), next, total);
    }

    /** Also a title that was removed, as long as it is remembered. */
    Optional<Media> find(MediaId id) {
        return Optional.ofNullable(collections
                        .media()
                        .find(new Document("_id", id.toString()))
                        .first())
                .map(MediaDocument::media);
    }

    /** @param beforeRev only what happened before this change; null for all */
    HistoryPage history(MediaId id, @Nullable Long beforeRev, int limit) {
        var filter = new Document("mediaId", id.toString());
        if (beforeRev != null) {
            filter.append("rev", new Document("$lt", beforeRev));
        }
        var found = collections
                .history()
                .find(filter)
                .sort(new Document("rev", -1))
                .limit(limit + 1)
                .map(it -> HistoryPage.HistoryRead.of(it.entry()))
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(found.size(), limit));
        return new HistoryPage(
                List.copyOf(page),
                found.size() > limit ? Long.toString(page.getLast().rev()) : null);
    }

    Stats stats() {
        var byConnection = new TreeMap<String, Sum>();
        collections
                .media()
                .aggregate(
                        List.of(
                                new Document("$match", new Document("live", true)),
                                new Document(
                                        "$group",
                                        new Document(
                                                        "_id",
                                                        new Document("connection", "$connection")
                                                                .append("status", "$status")
                                                                .append("monitored", "$facts.arrMonitored"))
                                                .append("titles", new Document("$sum", 1))
                                                .append("size", new Document("$sum", "$facts.sizeOnDisk")))),
                        Document.class)
                .forEach(group -> {
                    var key = group.get("_id", Document.class);
                    byConnection
                            .computeIfAbsent(key.getString("connection"), _ -> new Sum())
                            .add(key, group);
                });
        return new Stats(byConnection.entrySet().stream()
                .map(it -> it.getValue().of(new ConnectionId(it.getKey())))
                .toList());
    }

    /** The groups of one connection, added up. */
    private static final class Sum {

        private final Map<MonitorStatus, Long> byStatus = new EnumMap<>(MonitorStatus.class);
        private long total;
        private long monitored;
        private long size;

        void add(Document key, Document group) {
            var titles = group.get("titles", Number.class).longValue();
            byStatus.merge(MonitorStatus.valueOf(key.getString("status")), titles, Long::sum);
            total += titles;
            monitored += key.getBoolean("monitored", false) ? titles : 0;
            size += group.get("size", Number.class).longValue();
        }

        Stats.OfConnection of(ConnectionId id) {
            return new Stats.OfConnection(id, total, byStatus, monitored, size);
        }
    }
}
