package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunKind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Applies one batch of observations, and notes it in its attempt. */
final class Applying {

    private final MediaDatabase database;
    private final TitleWriter titles;
    private final Closing closing;

    Applying(MediaDatabase database, TitleWriter titles, Closing closing) {
        this.database = database;
        this.titles = titles;
        this.closing = closing;
    }

    /** What one batch did, and its attempt as it is now. */
    record Applied(Counts counts, Attempt attempt) {}

    Applied apply(MediaStatusEvent batch) {
        var state = database.touch(batch.connectionId(), batch.fence());
        var tally = new Tally();
        if (!state.isLate(batch.fence())) {
            var observer = new Observer(batch.runId(), batch.fence(), database.now());
            var importing = batch.kind() == RunKind.FULL && !state.imported();
            tally.plus(see(batch, observer, importing)).plus(miss(batch, observer));
        }
        admitLateness(batch);
        return new Applied(tally.counts(), note(batch, tally.counts()));
    }

    private Tally see(MediaStatusEvent batch, Observer observer, boolean importing) {
        if (batch.seen().isEmpty()) {
            return new Tally();
        }
        Map<MediaId, MediaCreate> seen = new LinkedHashMap<>();
        batch.seen().forEach(it -> seen.put(new MediaId(batch.connectionId(), it.externalId()), it));
        return titles.write(observer, look -> {
            var known = database.titles(seen.keySet());
            seen.forEach((id, media) -> look.seen(id, media, known.get(id), batch.monitorType(), importing));
        });
    }

    /** Comes after those that were seen: a title may have come back under another id of the Arr's. */
    private Tally miss(MediaStatusEvent batch, Observer observer) {
        if (batch.goneArrIds().isEmpty()) {
            return new Tally();
        }
        return titles.write(
                observer,
                look -> database.titlesByArrId(batch.connectionId(), batch.goneArrIds())
                        .forEach(look::gone));
    }

    /**
     * Reads the floor again: if a run finished while we wrote, its claim to equal its list may be wrong by our doing.
     * A batch that was late from the start says so too, as it may have died while it wrote the first time.
     */
    private void admitLateness(MediaStatusEvent batch) {
        var state = database.state(batch.connectionId());
        if (state.isLate(batch.fence())) {
            database.raiseLate(batch.connectionId(), state.floor());
        }
        if (state.closed()) {
            closing.removeAll(batch.connectionId());
        }
    }

    private Attempt note(MediaStatusEvent batch, Counts counts) {
        var key = new Attempt.Key(batch.runId(), batch.attemptId(), batch.connectionId(), batch.kind(), batch.fence());
        while (true) {
            var noted = database.addBatch(key, batch.number(), counts, counts.refused() > 0);
            if (noted.isPresent()) {
                return noted.get();
            }
            var attempt = database.openAttempt(key);
            if (attempt.got().contains(batch.number())) {
                return attempt;
            }
        }
    }
}
