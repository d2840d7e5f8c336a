package io.arrgus.store.kernel;

import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.media.MediaUpdate;
import io.arrgus.store.kernel.HistoryEntry.Change;
import io.arrgus.store.kernel.HistoryEntry.What;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what a user or a tool decides about a title. */
final class Deciding {

    private final MediaDatabase database;
    private final Outbox outbox;

    Deciding(MediaDatabase database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    /** The title as it is then; empty if there is no such title among the living. */
    Optional<Media> decide(MediaId id, MediaUpdate update) {
        var now = database.now();
        while (true) {
            var known = database.titles(List.of(id)).get(id);
            if (known == null || !known.media().live()) {
                return Optional.empty();
            }
            var changes = changes(known.media(), update);
            if (changes.isEmpty()) {
                return Optional.of(known.media());
            }
            var write = write(known, update, changes, now);
            if (database.write(List.of(write))) {
                outbox.send(write.after().unsent());
                return Optional.of(write.after().media());
            }
        }
    }

    private static Map<String, Change> changes(Media was, MediaUpdate update) {
        var changes = new LinkedHashMap<String, Change>();
        Changes.note(changes, "userMonitor", was.userMonitor(), monitor(was, update));
        Changes.note(changes, "userTrailerId", was.userTrailerId(), trailer(was, update));
        return changes;
    }

    private static TitleWrite.Decide write(Title known, MediaUpdate update, Map<String, Change> changes, Instant now) {
        var was = known.media();
        var media = new Media(
                was.id(),
                was.facts(),
                was.hash(),
                true,
                was.fence(),
                was.rev() + 1,
                was.ruledMonitor(),
                monitor(was, update),
                trailer(was, update),
                was.addedAt(),
                now,
                null);
        var entry = new HistoryEntry(
                was.id(), media.rev(), What.DECIDED, now, null, was.fence(), changes, was.hash(), true);
        return new TitleWrite.Decide(known, new Title(media, known.lastChange(), Outbox.with(known, entry)), entry);
    }

    private static @Nullable Boolean monitor(Media was, MediaUpdate update) {
        return update.monitor() != null ? update.monitor() : was.userMonitor();
    }

    private static @Nullable String trailer(Media was, MediaUpdate update) {
        var chosen = update.youtubeTrailerId();
        if (chosen == null) {
            return was.userTrailerId();
        }
        return chosen.isEmpty() ? null : chosen;
    }
}
