package io.arrgus.store.kernel;

import io.arrgus.model.media.MediaCreate;
import io.arrgus.model.media.MediaId;
import io.arrgus.model.message.MediaStatusEvent;
import io.arrgus.model.run.Counts;
import io.arrgus.model.run.RunKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Applies one batch of observations, and notes it in its attempt. */
final class Applying {

    private final MediaDatabase database;
    private final TitleWriter titles;
    private final Removal removal;
    private final Holds holds;
    private final Closing closing;

    Applying(MediaDatabase database, TitleWriter titles, Removal removal, Holds holds, Closing closing) {
        this.database = database;
        this.titles = titles;
        this.removal = removal;
        this.holds = holds;
        this.closing = closing;
    }

    /**
     * What one batch did, and its attempt as it is now.
     *
     * @param late observations that were dropped, as the batch came after a newer FULL run had ended
     */
    record Applied(Counts counts, int late, Attempt attempt) {}

    Applied apply(MediaStatusEvent batch) {
        var state = database.touch(batch.connectionId(), batch.fence());
        var late = state.isLate(batch.fence());
        var tally = late ? new Tally() : write(batch, batch.kind() == RunKind.FULL && !state.imported());
        admitLateness(batch);
        var counts = tally.counts();
        return new Applied(
                counts, late ? batch.seen().size() + batch.goneArrIds().size() : 0, note(batch, counts));
    }

    private Tally write(MediaStatusEvent batch, boolean importing) {
        var observer = new Observer(batch.runId(), batch.fence(), database.now());
        var tally = see(batch, observer, importing);
        return batch.kind() == RunKind.ITEMS ? tally.plus(miss(batch, observer)) : tally;
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

    /**
     * Comes after those that were seen: a title may have come back under another id of the Arr's. What the Arr says is
     * gone counts towards the fuse too: it can delete in bulk what its metadata service does not know for a while.
     */
    private Tally miss(MediaStatusEvent batch, Observer observer) {
        var gone = named(batch)
                .filter(it -> it.media().live() && it.media().fence() <= batch.fence())
                .map(it -> it.id().externalId())
                .toList();
        var decision =
                removal.decide(batch.connectionId(), keyOf(batch) + ":" + batch.number(), gone, batch.fuse(), false);
        var tally = titles.write(observer, look -> named(batch).forEach(it -> look.gone(it, decision)));
        var seen = batch.seen().stream().map(MediaCreate::externalId);
        holds.change(
                batch.connectionId(),
                Stream.concat(seen, decision.removed().stream()).collect(Collectors.toSet()),
                new Hold.Found(batch.runId(), batch.fence(), Hold.Why.GONE, observer.now(), decision.held()));
        return tally;
    }

    private Stream<Title> named(MediaStatusEvent batch) {
        return batch.goneArrIds().isEmpty()
                ? Stream.empty()
                : database.titlesByArrId(batch.connectionId(), batch.goneArrIds()).stream();
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
        var key = keyOf(batch);
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

    private static Attempt.Key keyOf(MediaStatusEvent batch) {
        return new Attempt.Key(batch.runId(), batch.attemptId(), batch.connectionId(), batch.kind(), batch.fence());
    }
}
