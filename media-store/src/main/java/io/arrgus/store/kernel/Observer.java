package io.arrgus.store.kernel;

import io.arrgus.model.connection.MonitorType;
import io.arrgus.model.media.Media;
import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.run.RunId;
import io.arrgus.store.kernel.HistoryEntry.What;
import io.arrgus.store.kernel.Title.LastChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes writes out of what one run says about single titles.
 *
 * @param runId null if no run says so, but the end of a connection
 * @param now when it is written, by the shared clock
 */
record Observer(@Nullable RunId runId, long fence, Instant now) {

    /** A title that nobody knew. While a library is imported, the run has one entry for all of them. */
    Title created(MediaId id, MediaCreate seen, MonitorType rule, boolean importing) {
        var ruled = rule.decides(true, false, seen.facts().arrMonitored());
        var hash = contentHash(seen, ruled);
        var rev = importing ? 0 : 1;
        var media = new Media(id, seen.facts(), hash, true, fence, rev, ruled, null, null, now, now, null);
        var unsent = importing ? List.<HistoryEntry>of() : List.of(entry(media, What.CREATED, Map.of()));
        return new Title(media, new LastChange(fence, What.CREATED), unsent);
    }

    /** A title that is in the Arr, whatever we knew of it. */
    TitleWrite.Change seen(Title known, MediaCreate seen, MonitorType rule) {
        var was = known.media();
        var ruled = ruled(was, seen, rule);
        var media = new Media(
                was.id(),
                seen.facts(),
                contentHash(seen, ruled),
                true,
                fence,
                was.rev() + 1,
                ruled,
                was.userMonitor(),
                was.userTrailerId(),
                was.addedAt(),
                now,
                null);
        var changes = Changes.between(was.facts(), media.facts());
        Changes.note(changes, "ruledMonitor", was.ruledMonitor(), ruled);
        return change(known, media, was.live() ? What.CHANGED : What.RESTORED, changes);
    }

    /** A title that is not in the Arr any more. Its facts, intent and history stay. */
    TitleWrite.Change removed(Title known) {
        var was = known.media();
        var media = new Media(
                was.id(),
                was.facts(),
                was.hash(),
                false,
                fence,
                was.rev() + 1,
                was.ruledMonitor(),
                was.userMonitor(),
                was.userTrailerId(),
                was.addedAt(),
                now,
                now);
        return change(known, media, What.REMOVED, Map.of());
    }

    /** Whether the title already is as seen. */
    static boolean same(Title known, MediaCreate seen, MonitorType rule) {
        var was = known.media();
        return was.live() && was.hash().equals(contentHash(seen, ruled(was, seen, rule)));
    }

    private TitleWrite.Change change(Title known, Media media, What what, Map<String, HistoryEntry.Change> changes) {
        var entry = entry(media, what, changes);
        return new TitleWrite.Change(
                known, new Title(media, known.lastChange().then(fence, what), Outbox.with(known, entry)), entry);
    }

    private HistoryEntry entry(Media media, What what, Map<String, HistoryEntry.Change> changes) {
        return new HistoryEntry(media.id(), media.rev(), what, now, runId, fence, changes, media.hash(), media.live());
    }

    private static boolean ruled(Media was, MediaCreate seen, MonitorType rule) {
        return rule.decides(false, was.ruledMonitor(), seen.facts().arrMonitored());
    }

    /** What the rule decides is content too: a new rule is a change, for each title that it decides anew. */
    private static String contentHash(MediaCreate seen, boolean ruled) {
        return seen.hash() + (ruled ? "+monitor" : "-monitor");
    }
}
