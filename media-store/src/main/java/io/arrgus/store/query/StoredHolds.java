package io.arrgus.store.query;

import com.mongodb.client.model.Projections;
import io.arrgus.model.connection.ConnectionId;
import io.arrgus.model.media.MediaId;
import io.arrgus.store.kernel.Hold;
import io.arrgus.store.mongo.HoldDocument;
import io.arrgus.store.mongo.MediaDocument;
import io.arrgus.store.mongo.StoreCollections;
import io.arrgus.store.query.HoldPages.HeldTitle;
import io.arrgus.store.query.HoldPages.HoldPage;
import io.arrgus.store.query.HoldPages.HoldRead;
import io.arrgus.store.query.HoldPages.HoldShown;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what waits for a person. */
@Component
final class StoredHolds {

    private final StoreCollections collections;

    StoredHolds(StoreCollections collections) {
        this.collections = collections;
    }

    HoldPage list(Collection<String> connections, Collection<Hold.State> states, @Nullable String after, int limit) {
        var wanted = states.isEmpty() ? List.of(Hold.State.values()) : states;
        var ids = new Document();
        if (!connections.isEmpty()) {
            ids.append("$in", List.copyOf(connections));
        }
        if (after != null) {
            ids.append("$gt", after);
        }
        var filter = new Document(
                "state", new Document("$in", wanted.stream().map(Enum::name).toList()));
        var found = collections
                .holds()
                .find(ids.isEmpty() ? filter : filter.append("_id", ids))
                .projection(Projections.exclude("found", "allowed"))
                .sort(new Document("_id", 1))
                .limit(limit + 1)
                .into(new ArrayList<>());
        var page = found.subList(0, Math.min(found.size(), limit));
        return new HoldPage(
                page.stream().map(HoldRead::of).toList(),
                found.size() > limit ? page.getLast().id() : null);
    }

    /** With some of its titles; empty if nothing waits. */
    Optional<HoldShown> show(ConnectionId connection, @Nullable String after, int limit) {
        return Optional.ofNullable(collections
                        .holds()
                        .find(new Document("_id", connection.value()))
                        .first())
                .map(HoldDocument::hold)
                .filter(it -> it.state() != null)
                .map(it -> shown(it, after, limit));
    }

    private HoldShown shown(Hold hold, @Nullable String after, int limit) {
        var all = hold.titles();
        var rest = after == null ? all : all.tailSet(after, false);
        var page = rest.stream().limit(limit).toList();
        var next = rest.size() > limit ? page.getLast() : null;
        return new HoldShown(HoldRead.of(hold), titles(hold, page), next);
    }

    private List<HeldTitle> titles(Hold hold, List<String> externalIds) {
        var ids = externalIds.stream().map(it -> new MediaId(hold.connectionId(), it).toString());
        Map<String, MediaDocument> known =
                collections
                        .media()
                        .find(new Document("_id", new Document("$in", ids.toList())))
                        .into(new ArrayList<>())
                        .stream()
                        .collect(Collectors.toMap(MediaDocument::externalId, Function.identity()));
        var page = Set.copyOf(externalIds);
        return hold.found().stream()
                .flatMap(run -> run.externalIds().stream()
                        .filter(page::contains)
                        .map(it -> title(hold, it, known.get(it), run)))
                .sorted(Comparator.comparing(HeldTitle::externalId))
                .toList();
    }

    private static HeldTitle title(Hold hold, String externalId, @Nullable MediaDocument known, Hold.Found found) {
        return new HeldTitle(
                externalId,
                new MediaId(hold.connectionId(), externalId),
                known == null ? null : known.facts().title(),
                known == null ? null : known.facts().year(),
                found.why(),
                found.at(),
                found.runId(),
                hold.allowed().contains(externalId));
    }
}
